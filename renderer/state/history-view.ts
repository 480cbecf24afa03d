import type {
  Api,
  HistoryRow,
  InspectorChange,
  SessionGroup,
  ViewQuery,
  ViewState
} from '../../preload/api.ts'
import { type HeldRow, Pages } from './pages.ts'
import { wantedRows } from './wanted-rows.ts'

export interface ViewSnapshot {
  /** What the rows are of; null until the first answer. */
  readonly query: ViewQuery | null
  /** As main tells it; null until the first answer. */
  readonly state: ViewState | null
  /** Place of the first row shown, and the place behind the last. */
  readonly first: number
  readonly end: number
  /** Newer rows that are not shown: held back, or outside the order. */
  readonly waiting: number
  readonly hidden: number | null
  readonly scanned: number
  readonly groups: readonly SessionGroup[] | null
  /** Why the view could not be opened. */
  readonly error: string | null
  /** Counts what changes, also in rows. */
  readonly version: number
}

const nothing: ViewSnapshot = {
  query: null,
  state: null,
  first: 0,
  end: 0,
  waiting: 0,
  hidden: 0,
  scanned: 0,
  groups: null,
  error: null,
  version: 0
}

/** At once; more would keep what is in sight waiting for what was passed. */
const mostAsked = 3
/** ms: where more changes than is told one by one, what is in sight is asked for so often. */
const renewEvery = 1000
/** Newest rows asked for with one step towards the newest. */
const taken = 100

/** All calls, newest first. */
export const everything: ViewQuery = {
  filter: '',
  order: 'time',
  descending: true,
  bySession: false,
  protocol: false,
  source: null
}

export const newestFirst = ({ order, descending, bySession }: ViewQuery) =>
  order === 'time' && descending && !bySession

/** One list of calls as main finds it: opened with a query, followed, and held near what is in sight. */
export class HistoryView {
  readonly #api: Api
  readonly #listeners = new Set<() => void>()
  #snapshot = nothing
  #pages = new Pages()
  /** Null while none is open. */
  #id: string | null = null
  /** Of a view that opens: what is told of it may come before the answer. */
  #early = new Map<string, ViewState>()
  #wanted: ViewQuery | null = null
  #sight = { from: 0, to: 50 }
  #asked = new Set<number>()
  #follows = true
  #takes = false
  /** While what is in sight is asked for again, and for a while after that. */
  #renews = false
  #staleAgain = false
  #reopens = false

  constructor(api: Api) {
    this.#api = api
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  readonly snapshot = () => this.#snapshot
  at(place: number): HeldRow {
    return this.#pages.at(place)
  }
  placeOf(id: string): number | null {
    return this.#pages.placeOf(id)
  }

  /** Shows what a query finds; until it is here, what was shown stays. */
  async open(query: ViewQuery): Promise<void> {
    this.#wanted = query
    const id = crypto.randomUUID()
    const none = { older: 0, newer: 0, marks: 0, hidden: 0, scanned: 0, groups: null }
    this.#early.set(id, { viewId: id, ...none })
    const reply = await this.#api.request('inspector.open', id, query)
    const early = this.#early.get(id)
    this.#early.delete(id)
    if (this.#wanted !== query) {
      void this.#api.request('inspector.close', id)
      return
    }
    if (!reply.ok) {
      this.#set({ error: reply.message })
      return
    }
    if (this.#id !== null) void this.#api.request('inspector.close', this.#id)
    this.#id = id
    this.#pages = new Pages()
    this.#asked.clear()
    this.#takes = false
    this.#pages.put(0, reply.value.rows, 0)
    const later = early !== undefined && early.scanned > 0 && early.older >= reply.value.older
    this.#snapshot = { ...nothing, query, version: this.#snapshot.version }
    this.#told(later ? early : reply.value)
  }

  /** As it is now: rows that went are gone, and what stood outside is in it. */
  async again(): Promise<void> {
    if (this.#wanted !== null) await this.open({ ...this.#wanted })
  }

  close(): void {
    this.#wanted = null
    if (this.#id !== null) void this.#api.request('inspector.close', this.#id)
    this.#id = null
  }

  tell({ views, rows, more }: InspectorChange): void {
    let changed = false
    if (more) this.#stale()
    for (const row of rows) {
      const place = this.#pages.change(row)
      // The row below tells the time since the one before it.
      if (place !== null && place >= this.#sight.from && place <= this.#sight.to) changed = true
    }
    for (const state of views) {
      if (this.#early.has(state.viewId)) this.#early.set(state.viewId, state)
      if (state.viewId !== this.#id) continue
      changed = false
      if (state.older < (this.#snapshot.state?.older ?? 0)) void this.again()
      else this.#told(state)
    }
    if (changed) this.#set({})
  }

  /** Whether newer rows are taken in as they come, or wait. */
  follow(follows: boolean): void {
    this.#follows = follows
    void this.#takeIn()
  }

  /** Has the rows from a place up to another at hand, and some around them. */
  look(from: number, to: number): void {
    this.#sight = { from, to }
    this.#ask()
  }

  /** Rows by place whether they are near or not; at most 500. */
  async rows(from: number, count: number): Promise<readonly HistoryRow[]> {
    if (this.#id === null) return []
    const reply = await this.#api.request('inspector.rows', this.#id, from, count)
    return reply.ok ? reply.value.filter((row) => row !== null) : []
  }

  /** Where a row is, wherever that is; null: it is not in the view. */
  async find(id: string): Promise<number | null> {
    const here = this.placeOf(id)
    if (here !== null || this.#id === null) return here
    const reply = await this.#api.request('inspector.place', this.#id, id)
    return reply.ok ? reply.value : null
  }

  stopScan(): void {
    if (this.#id !== null) void this.#api.request('inspector.stopScan', this.#id)
  }

  /** Main has let the view go, as it does with the oldest of too many; tried once. */
  #lost() {
    if (this.#reopens) return
    this.#reopens = true
    void this.again()
  }

  /** More changed than was told: what is in sight is asked for again, and the rest when it is looked at. */
  #stale() {
    const { from } = this.#sight
    const count = Math.min(this.#sight.to, this.#snapshot.end) - from
    const id = this.#id
    if (id === null || count <= 0) return
    if (this.#renews) {
      this.#staleAgain = true
      return
    }
    this.#renews = true
    this.#staleAgain = false
    void this.#api.request('inspector.rows', id, from, count).then((reply) => {
      setTimeout(() => {
        this.#renews = false
        if (this.#staleAgain) this.#stale()
      }, renewEvery)
      if (this.#id !== id || !reply.ok) return
      this.#pages = this.#pages.renewed()
      this.#pages.put(from, reply.value, from)
      this.#set({})
      this.#ask()
    })
  }

  #told(state: ViewState) {
    const { query, first } = this.#snapshot
    const { older, newer, hidden, scanned, groups } = state
    const waiting = query && newestFirst(query) ? newer + first : newer
    this.#set({ state, end: older, hidden, scanned, groups, waiting })
    void this.#takeIn()
    this.#ask()
  }

  #takesIn(): boolean {
    const { query } = this.#snapshot
    return this.#follows && query !== null && newestFirst(query)
  }

  async #takeIn() {
    const { first, state } = this.#snapshot
    const id = this.#id
    if (!this.#takesIn() || this.#takes || id === null || state === null) return
    if (-state.newer >= first) return
    this.#takes = true
    const next = -state.newer
    const reply = await this.#api.request('inspector.rows', id, next, Math.min(first - next, taken))
    if (this.#id !== id) return
    this.#takes = false
    if (!reply.ok || !this.#takesIn()) return
    this.#pages.put(next, reply.value, next)
    this.#set({ first: next, waiting: (this.#snapshot.state?.newer ?? 0) + next })
    void this.#takeIn()
  }

  #ask() {
    const { first, end } = this.#snapshot
    const id = this.#id
    if (id === null || this.#asked.size >= mostAsked) return
    const wanted = wantedRows(this.#pages, this.#asked, this.#sight, { first, end })
    if (wanted === null) return
    const { from, count } = wanted
    const asked = this.#asked
    asked.add(from)
    void this.#api.request('inspector.rows', id, from, count).then((reply) => {
      asked.delete(from)
      if (this.#id !== id) return
      if (!reply.ok) {
        this.#lost()
        return
      }
      this.#reopens = false
      this.#pages.put(from, reply.value, this.#sight.from)
      if (from < this.#sight.to && from + count > this.#sight.from) this.#set({})
      this.#ask()
    })
    this.#ask()
  }

  #set(change: Partial<ViewSnapshot>) {
    const { version } = this.#snapshot
    this.#snapshot = { ...this.#snapshot, ...change, version: version + 1 }
    for (const listener of this.#listeners) listener()
  }
}
