import type { Columns } from './columns.ts'
import { rowIdOf } from './row-columns.ts'
import type { Words } from './words.ts'

/**
 * Finds rows by their id without an index of ids: the rows of one start of the program follow each
 * other, with ascending numbers.
 */
export class Runs {
  readonly #columns: Columns
  readonly #words: Words
  /** Position of the first row of each. */
  readonly #starts = new Map<number, number>()

  constructor(columns: Columns, words: Words) {
    this.#columns = columns
    this.#words = words
  }

  /** Told of each row, in their order. */
  note(position: number): void {
    const run = this.#columns.arrays.run[position] ?? 0
    if (!this.#starts.has(run)) this.#starts.set(run, position)
  }

  /** Null where there is no such row. */
  positionOf(id: string): number | null {
    const { run, number } = rowIdOf(id)
    const runId = this.#words.find(run)
    const start = runId === undefined ? undefined : this.#starts.get(runId)
    if (start === undefined) return null
    const { arrays, length } = this.#columns
    let low = start
    let high = length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const isOfRun = arrays.run[middle] === runId
      const found = arrays.number[middle] ?? 0
      if (isOfRun && found === number) return middle
      if (isOfRun && found < number) low = middle + 1
      else high = middle - 1
    }
    return null
  }
}
