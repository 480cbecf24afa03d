import type { HistoryRow, SessionGroup, ViewQuery, ViewState } from './contract.ts'
import { grouped } from './groups.ts'
import { ordered } from './order.ts'
import { Positions } from './positions.ts'
import { predicateOf, type QueryPredicate } from './query.ts'
import { Scan } from './scan.ts'
import type { Source } from './source.ts'

/** What one window shows of a history, by place. */
export class View {
  readonly id: string
  readonly query: ViewQuery
  readonly source: Source
  readonly #predicate: QueryPredicate
  /** Newest first; once the scan is done, in the order of the query. */
  readonly #older = new Positions()
  readonly #newer = new Positions()
  /** Places of `#older`, by position; made when first asked for. */
  #places: Map<number, number> | null = null
  readonly #newerPlaces = new Map<number, number>()
  /** For each position that stood here when the view was opened, whether it is in it. */
  readonly #members: Uint8Array
  readonly #opened: number
  #scan: Scan | null
  #scanned = 0
  #marks = 0
  /** Null: not counted to the end. */
  #hidden: number | null = null
  /** Rows before it have been seen. */
  #seen: number
  #frontier: number
  #groups: readonly SessionGroup[] | null = null

  /** Throws where the filter does not parse. */
  constructor(id: string, query: ViewQuery, source: Source) {
    this.id = id
    this.query = query
    this.source = source
    this.#predicate = predicateOf(query, source)
    this.#opened = source.columns.length
    this.#members = new Uint8Array(this.#opened)
    this.#frontier = this.#opened
    this.#seen = this.#opened
    this.#scan = new Scan(source, this.#predicate, (position) => {
      if (this.source.columns.isMark(position)) {
        if (!this.#inOrder) return
        this.#marks += 1
      }
      this.#members[position] = 1
      this.#older.push(position)
    })
  }

  /** Newest first, as places go. */
  get #inOrder(): boolean {
    const { order, descending, bySession } = this.query
    return order === 'time' && descending && !bySession
  }

  get isDone(): boolean {
    return this.#scan === null
  }

  state(): ViewState {
    const isOrdered = this.#inOrder || this.#scan === null
    return {
      viewId: this.id,
      older: isOrdered ? this.#older.length : 0,
      newer: this.#newer.length,
      marks: this.#marks,
      hidden: this.#hidden,
      scanned: this.#scanned,
      groups: this.#groups
    }
  }

  /** Looks for older rows for some milliseconds. */
  run(): void {
    const scan = this.#scan
    if (scan === null) return
    scan.run()
    this.#frontier = scan.frontier
    this.#scanned = scan.share
    if (scan.done) this.#finish(scan)
  }

  /** Looks no further; what was found stays. */
  stop(): void {
    if (this.#scan !== null) this.#finish(this.#scan)
  }

  #finish(scan: Scan): void {
    if (scan.done) this.#hidden = scan.hidden
    this.#scan = null
    const { order, descending, bySession } = this.query
    if (this.#inOrder) return
    const { columns, words } = this.source
    const inOrder = ordered(this.#older.values(), order, descending, columns, words)
    const { positions, groups } = bySession
      ? grouped(inOrder, columns, words)
      : { positions: inOrder, groups: null }
    this.#older.replace(positions)
    this.#groups = groups
  }

  /** Told of rows that are new or changed. Answers whether the view is another now. */
  follow(changed: ReadonlySet<number>): boolean {
    let isOther = false
    for (const position of changed) {
      const isNew = position >= this.#seen
      if (position < this.#frontier || this.has(position)) continue
      if (
        !this.#predicate.isThere(position) ||
        (!this.#inOrder && this.source.columns.isMark(position))
      )
        continue
      const passes = this.#predicate.test(position)
      if (passes) {
        this.#newerPlaces.set(position, -1 - this.#newer.length)
        this.#newer.push(position)
        if (this.source.columns.isMark(position)) this.#marks += 1
      }
      isOther ||= passes
      if (this.#hidden === null || this.source.columns.isMark(position) || isNew === passes)
        continue
      this.#hidden += isNew ? 1 : -1
      isOther = true
    }
    this.#seen = this.source.columns.length
    return isOther
  }

  has(position: number): boolean {
    return this.#members[position] === 1 || this.#newerPlaces.has(position)
  }

  rows(from: number, count: number): readonly (HistoryRow | null)[] {
    return Array.from({ length: count }, (_, index) => {
      const position = this.#positionAt(from + index)
      return position === undefined ? null : this.source.row(position)
    })
  }

  #positionAt(place: number): number | undefined {
    if (!this.#inOrder && (place < 0 || this.#scan !== null)) return undefined
    return place < 0 ? this.#newer.at(-1 - place) : this.#older.at(place)
  }

  /** Null where it is not in the view, or not found yet. */
  place(position: number): number | null {
    const newer = this.#newerPlaces.get(position)
    if (newer !== undefined) return this.#inOrder ? newer : null
    if (this.#members[position] !== 1 || (!this.#inOrder && this.#scan !== null)) return null
    if (this.#inOrder) return this.#placeInTime(position)
    if (this.#places === null) {
      this.#places = new Map()
      for (const [place, at] of this.#older.values().entries()) this.#places.set(at, place)
    }
    return this.#places.get(position) ?? null
  }

  #placeInTime(position: number): number | null {
    let low = 0
    let high = this.#older.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const found = this.#older.at(middle) ?? 0
      if (found === position) return middle
      if (found > position) low = middle + 1
      else high = middle - 1
    }
    return null
  }
}
