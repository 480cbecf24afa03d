import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { Gaps } from './gaps.ts'
import type { HistoryChange, HistoryState, Remark } from './history/contract.ts'
import type { History } from './history/history.ts'
import type { HistoryStart, Retention } from './history/messages.ts'
import type { LiveCall } from './live-call.ts'
import type { Mark, MoveMark } from './mark.ts'
import { type CallStart, newCall, type Recording, recordingOf } from './recording.ts'
import { redactText } from './redaction.ts'
import type { ToolCall, ToolCallRow } from './tool-call.ts'
import { unrecorded } from './unrecorded.ts'

export type { CallEnd, CallStart, Recording } from './recording.ts'

export type NewMark = Omit<MoveMark, 'id' | 'at' | 'kind'>

const mostRecent = 1000

interface InspectorEvents {
  /** Something in the history is another than it was. */
  readonly changed: [HistoryChange]
}

/** Owns the record of every call: knows those that run, and hands each to the history. */
export class Inspector {
  readonly history: History
  readonly #running = new Map<string, LiveCall>()
  readonly #events = new EventEmitter<InspectorEvents>()
  /** With its number, an id that no other start of the program gives. */
  readonly #run = randomBytes(6).toString('hex')
  readonly #gaps = new Gaps(
    () => this.#nextId(),
    (mark) => this.#add(mark)
  )
  #count = 0
  #capture: HistoryState['capture'] = 'on'

  constructor(history: History) {
    this.history = history
    history.on('changed', (change) =>
      this.#events.emit('changed', { ...change, state: this.#withCapture(change.state) })
    )
    history.on('flood', (flood) => this.#gaps.flooded(flood))
    history.on('trouble', (trouble) => this.#gaps.troubled(trouble))
  }

  get state(): HistoryState {
    return this.#withCapture(this.history.state)
  }

  #withCapture(state: HistoryState): HistoryState {
    return { ...state, capture: this.#capture }
  }

  /** Opens the history; what is recorded before that waits. */
  open(start: HistoryStart): Promise<void> {
    return this.history.open(start)
  }

  /** How long calls are kept, from now on. */
  async retain(retention: Retention): Promise<void> {
    await this.history.ask('retain', retention)
  }

  /** Begins the record of a call; the answered object is told how it goes on. */
  begin(start: CallStart): Recording {
    if (this.#capture === 'paused') {
      this.#gaps.count('paused')
      return unrecorded
    }
    const isPrivate = this.#capture === 'private'
    if (isPrivate) this.#gaps.count('private')
    const call = newCall(this.#nextId(), !isPrivate, start)
    this.#running.set(call.row.id, call)
    this.history.add(call)
    return recordingOf(call, start.secrets, () => {
      if (call.isEnded) this.#running.delete(call.row.id)
      this.history.add(call)
    })
  }

  /** Puts a mark between the calls: a session goes on with another Splunk. */
  mark(mark: NewMark): void {
    this.#add({ ...mark, kind: 'mark', id: this.#nextId(), at: Date.now() })
  }

  #add(mark: Mark): void {
    this.history.add({
      weight: 0,
      entry: () => ({ kind: 'mark', mark: JSON.stringify(mark) })
    })
  }

  /** Counts a request that no session took. */
  rejected(status: number, reason: string): void {
    const at = Date.now()
    this.history.add({
      weight: 0,
      entry: () => ({ kind: 'rejection', at, status, reason, count: 1 })
    })
  }

  /** What an analyst writes on a call. */
  remark(id: string, remark: Remark): Promise<null> {
    const { note } = remark
    const clean = typeof note === 'string' ? { ...remark, note: redactText(note) } : remark
    return this.history.ask('remark', id, clean)
  }

  /** Whether calls are recorded from now on. */
  capture(capture: HistoryState['capture']): HistoryState {
    if (capture === this.#capture) return this.state
    if (this.#capture !== 'on') this.#gaps.end(this.#capture)
    this.#capture = capture
    if (capture !== 'on') this.#gaps.begin(capture)
    this.#events.emit('changed', { state: this.state, views: [], rows: [], more: false })
    return this.state
  }

  /** Asks a running call to stop; does nothing for one that has ended. */
  cancel(id: string): void {
    this.#running.get(id)?.cancel()
  }

  /** Calls that run, oldest first. */
  running(): readonly ToolCallRow[] {
    return [...this.#running.values()].map(({ row }) => row)
  }

  /** Rows of calls among the last thousand of the list, newest first. */
  async recent(kind: ToolCallRow['kind'] = 'call'): Promise<readonly ToolCallRow[]> {
    const rows = await this.history.ask('recent', mostRecent)
    return rows.filter((row) => row.kind !== 'mark').filter((row) => row.kind === kind)
  }

  /** Marks among the last thousand rows of the list, oldest first. */
  async marks(): Promise<readonly Mark[]> {
    const rows = await this.history.ask('recent', mostRecent)
    return rows.filter((row) => row.kind === 'mark').reverse()
  }

  /** Null when it is no longer kept. */
  async call(id: string): Promise<ToolCall | null> {
    return this.#running.get(id)?.call() ?? this.history.ask('call', id)
  }

  /** Forgets all calls that have ended, but for the pinned. */
  async clear(): Promise<void> {
    await this.history.ask('clear')
  }

  /** Every call of `recent`, with its bodies. */
  async recentCalls(): Promise<readonly ToolCall[]> {
    const calls = await Promise.all((await this.recent()).map(({ id }) => this.call(id)))
    return calls.filter((call) => call !== null)
  }

  onChanged(listener: (change: HistoryChange) => void): () => void {
    this.#events.on('changed', listener)
    return () => this.#events.off('changed', listener)
  }

  /** Writes what waits. */
  async stop(): Promise<void> {
    await this.history.end()
  }

  #nextId(): string {
    this.#count += 1
    return `${this.#run}-${this.#count}`
  }
}
