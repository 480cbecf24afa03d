import type { HistoryRow } from './contract.ts'

/** A row of which memory knows more than the database. */
export interface HeldRow {
  readonly row: HistoryRow
  readonly said: string
}

/**
 * Rows that are held in memory, by position. No Map: in V8 each table that one has outgrown keeps the next, and
 * rows that have gone stay until a full collection of garbage, where all pass through it.
 */
export class HeldRows {
  readonly #rows: Record<number, HeldRow | undefined> = {}

  get(position: number): HeldRow | undefined {
    return this.#rows[position]
  }

  set(position: number, row: HeldRow): void {
    this.#rows[position] = row
  }

  delete(position: number): void {
    Reflect.deleteProperty(this.#rows, position)
  }

  positions(): readonly number[] {
    return Object.keys(this.#rows).map(Number)
  }
}
