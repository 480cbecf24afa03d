import type { HistoryRow } from '../../preload/api.ts'

/** Rows of a page. */
export const pageSize = 100
const mostPages = 60
/** Changes that came before the row they change. */
const mostChanges = 2000

/** Null: no longer kept. Undefined: not here. */
export type HeldRow = HistoryRow | null | undefined

export const pageOf = (place: number) => Math.floor(place / pageSize)

const runs = (row: HeldRow) => row?.kind === 'call' && row.ms === null

/** The rows of a view that are near what is in sight, by their places; those far away go. */
export class Pages {
  /** Shown until what is newer is here; what they know of a row that is the same stays, so that it is not drawn anew. */
  #before: Pages | null = null
  readonly #pages = new Map<number, HeldRow[]>()
  readonly #places = new Map<string, number>()
  readonly #changes = new Map<string, HistoryRow>()

  at(place: number): HeldRow {
    const row = this.#own(place)
    return row === undefined ? this.#before?.at(place) : row
  }

  placeOf(id: string): number | null {
    return this.#places.get(id) ?? this.#before?.placeOf(id) ?? null
  }

  #own(place: number): HeldRow {
    const page = pageOf(place)
    return this.#pages.get(page)?.[place - page * pageSize]
  }

  /** Whether all rows from a place up to another are here, as they are now. */
  has(from: number, to: number): boolean {
    for (let place = from; place < to; place++) if (this.#own(place) === undefined) return false
    return true
  }

  /** Pages of which nothing is known as it is now, but for what was. */
  renewed(): Pages {
    const renewed = new Pages()
    renewed.#before = this
    this.#before = null
    return renewed
  }

  put(from: number, rows: readonly (HistoryRow | null)[], near: number): void {
    rows.forEach((row, offset) => {
      const place = from + offset
      this.#set(place, row === null ? null : (this.#changes.get(row.id) ?? row))
    })
    this.#leave(pageOf(near))
  }

  /** Its place; null where it is not here. */
  change(row: HistoryRow): number | null {
    const before = this.#before?.change(row) ?? null
    this.#changes.delete(row.id)
    this.#changes.set(row.id, row)
    for (const id of this.#changes.keys()) {
      if (this.#changes.size <= mostChanges) break
      this.#changes.delete(id)
    }
    const place = this.#places.get(row.id)
    if (place === undefined) return before
    this.#set(place, row)
    return place
  }

  #set(place: number, row: HistoryRow | null) {
    const page = pageOf(place)
    const rows = this.#pages.get(page) ?? new Array<HeldRow>(pageSize).fill(undefined)
    this.#pages.set(page, rows)
    const own = rows[place - page * pageSize]
    const kept = newerOf(own ?? this.#before?.at(place), row)
    if (own) this.#places.delete(own.id)
    rows[place - page * pageSize] = kept
    if (kept) this.#places.set(kept.id, place)
  }

  #leave(near: number) {
    while (this.#pages.size > mostPages) {
      const [farthest = 0] = [...this.#pages.keys()].sort(
        (a, b) => Math.abs(b - near) - Math.abs(a - near)
      )
      for (const row of this.#pages.get(farthest) ?? []) if (row) this.#places.delete(row.id)
      this.#pages.delete(farthest)
    }
  }
}

/** Of a row as it was known and as it was told: the same object where nothing changed. */
function newerOf(known: HeldRow, row: HistoryRow | null): HistoryRow | null {
  if (!known || row?.id !== known.id) return row
  // Answers and events may cross: what has ended does not run again.
  if (!runs(known) && runs(row)) return known
  return JSON.stringify(known) === JSON.stringify(row) ? known : row
}
