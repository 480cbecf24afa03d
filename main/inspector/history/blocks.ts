import { type Columns, flags } from './columns.ts'
import type { Steps } from './steps.ts'
import type { Store } from './store.ts'
import type { Dictionaries } from './words.ts'

/** Rows whose columns are written as one. */
export const blockSize = 4096

interface Block {
  /** Positions. */
  readonly from: number
  readonly to: number
  /** `seq` of its first row, by which it is found again. */
  readonly first: number
}

/** Which rows have their columns on disk, in blocks, so that opening needs not read each row. */
export class Blocks {
  readonly #columns: Columns
  readonly #list: Block[] = []
  /** To be written, by place in the list. */
  readonly #changed = new Set<number>()

  constructor(columns: Columns) {
    this.#columns = columns
  }

  get sealed(): number {
    return this.#list.at(-1)?.to ?? 0
  }

  /** Told of a row that is another than it was. */
  touch(position: number): void {
    if (position < this.sealed) this.#changed.add(this.#indexOf(position))
  }

  #indexOf(position: number): number {
    let low = 0
    let high = this.#list.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (position >= (this.#list[middle]?.to ?? 0)) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Writes what is new and what was changed; within a transaction, after which `ended` is due. */
  *write(store: Store, words: Dictionaries): Steps<void> {
    while (this.#columns.length - this.sealed >= blockSize) {
      const from = this.sealed
      const first = this.#columns.arrays.seq[from] ?? 0
      this.#changed.add(this.#list.length)
      this.#list.push({ from, to: from + blockSize, first })
    }
    for (const index of this.#changed) {
      const block = this.#list[index]
      if (block === undefined) continue
      const kept: number[] = []
      const { flags: all } = this.#columns.arrays
      for (let position = block.from; position < block.to; position += 1) {
        if (((all[position] ?? 0) & (flags.gone | flags.unkept)) === 0) kept.push(position)
      }
      store.words.put(kept, this.#columns, words)
      yield
      if (kept.length === 0) store.removeBlock(block.first)
      else store.putBlock(block.first, kept.length, this.#columns.blob(kept))
      yield
    }
  }

  /** Told how the transaction ended. */
  ended(store: Store, isWritten: boolean): void {
    store.words.ended(isWritten)
    if (isWritten) this.#changed.clear()
  }

  /** Removes those from the database that hold some rows; within a transaction that removes the rows. */
  remove(store: Store, positions: Iterable<number>): void {
    const touched = new Set<number>()
    for (const position of positions) {
      if (position < this.sealed) touched.add(this.#indexOf(position))
    }
    for (const index of touched) {
      this.#changed.add(index)
      const block = this.#list[index]
      if (block !== undefined) store.removeBlock(block.first)
    }
  }

  /** `before`: called with the `seq` of each block's first row, for rows that stand in none. */
  load(store: Store, before: (first: number) => void): void {
    this.#columns.reserve(store.rowsInBlocks())
    for (const { first, count, columns } of store.blocks()) {
      before(first)
      const from = this.#columns.length
      this.#columns.append(columns, count)
      this.#list.push({ from, to: this.#columns.length, first })
    }
  }
}
