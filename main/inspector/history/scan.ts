import { setImmediate as pause } from 'node:timers/promises'
import { kinds } from './columns.ts'
import type { ViewQuery } from './contract.ts'
import { Positions } from './positions.ts'
import type { IndexedText } from './predicate.ts'
import { predicateOf, type QueryPredicate } from './query.ts'
import type { Source } from './source.ts'

/** ms for which others wait at most, about. */
const slice = 12
const rowsBetweenLooks = 256
const firstBlock = 4096
const largestBlock = 65_536
/** Rows that are read before the index of texts is asked: where they find much, they are enough. */
const sample = 512
/** Share of a sample that makes another worth while, and rows of a window that need no more. */
const muchFound = 0.04
const enoughFound = 100
/** ms that it takes to read the text of a row, and, before it is known better, to find one by the index. */
const readingRow = 0.006
const findingRow = 0.0004

/** Looks through a history from its newest row to its oldest, slice by slice. */
export class Scan {
  readonly #source: Source
  readonly #predicate: QueryPredicate
  readonly #found: (position: number) => void
  readonly #total: number
  /** Rows from here on are looked at. */
  #next: number
  #block = firstBlock
  /** ms for a row of a block, at the last time. */
  #findingRow = findingRow
  #prepared: number
  #samples: boolean
  #foundBefore = 0
  #count = 0
  #hidden = 0

  constructor(source: Source, predicate: QueryPredicate, found: (position: number) => void) {
    this.#source = source
    this.#predicate = predicate
    this.#found = found
    this.#total = source.columns.length
    this.#next = this.#total
    this.#prepared = this.#total
    this.#samples = predicate.indexed.length > 0
  }

  get done(): boolean {
    return this.#next === 0
  }

  /** Share that is looked through. */
  get share(): number {
    return this.#total === 0 ? 1 : (this.#total - this.#next) / this.#total
  }

  /** Rows from this position on were looked at. */
  get frontier(): number {
    return this.#next
  }

  /** Calls that were left out so far. */
  get hidden(): number {
    return this.#hidden
  }

  /** Looks through some more. */
  run(): void {
    const { kind } = this.#source.columns.arrays
    const until = performance.now() + slice
    while (this.#next > 0) {
      if (this.#prepared >= this.#next) this.#prepare()
      const end = Math.max(
        this.#prepared,
        this.#next - (this.#predicate.reads || this.#samples ? 32 : rowsBetweenLooks)
      )
      for (let position = this.#next - 1; position >= end; position -= 1) {
        if (!this.#predicate.isThere(position)) continue
        if (this.#predicate.test(position)) {
          this.#count += 1
          this.#found(position)
        } else if (kind[position] !== kinds.mark) this.#hidden += 1
      }
      this.#next = end
      if (end === 0) this.#forgetTexts()
      if (performance.now() > until) return
    }
  }

  // Asks the index of texts for a block of rows, unless hardly any of them may pass otherwise.
  #prepare(): void {
    if (this.#samples) {
      const found = this.#count - this.#foundBefore
      const isFirst = this.#next === this.#total
      this.#samples = this.#count < enoughFound && (isFirst || found >= sample * muchFound)
    }
    if (this.#samples) {
      this.#foundBefore = this.#count
      this.#prepared = Math.max(0, this.#next - sample)
      return
    }
    const from = Math.max(0, this.#next - this.#block)
    const rows = this.#next - from
    if (this.#predicate.indexed.length > 0) {
      const most = (rows * this.#findingRow) / readingRow
      if (this.#candidates(from, most) > most) this.#find(from)
    }
    this.#prepared = from
    const isSlow = rows * this.#findingRow > slice
    this.#block = Math.min(isSlow ? Math.max(sample, rows >> 1) : this.#block * 2, largestBlock)
  }

  #find(from: number): void {
    const began = performance.now()
    for (const text of this.#predicate.indexed) findIn(this.#source, text, from, this.#next)
    this.#findingRow = (performance.now() - began) / (this.#next - from)
  }

  // What changes from now on is read.
  #forgetTexts(): void {
    for (const text of this.#predicate.indexed) text.found = null
  }

  /** How many rows of a block only their texts can keep out; no more than `most` and one are counted. */
  #candidates(from: number, most: number): number {
    let count = 0
    for (let position = from; position < this.#next && count <= most; position += 1) {
      if (this.#predicate.isThere(position) && this.#predicate.mayPass(position)) count += 1
    }
    return count
  }
}

function findIn(source: Source, text: IndexedText, from: number, to: number): void {
  const { seq } = source.columns.arrays
  const bits = new Uint8Array(to - from)
  let position = from
  const first = seq[from] ?? 0
  for (const found of source.store.texts.find(text.in, text.text, first, seq[to - 1] ?? 0)) {
    while (position < to && (seq[position] ?? 0) < found) position += 1
    if (position < to && seq[position] === found) bits[position - from] = 1
  }
  text.found = null
  // What the index does not know: what runs, what is kept nowhere, and notes.
  for (const position of source.unindexed()) {
    if (position >= from && position < to) bits[position - from] = text.test(position) ? 1 : 0
  }
  text.found = { from, to, bits }
}

/** All that a query lets through, newest first; others are answered meanwhile. */
export async function everyPosition(query: ViewQuery, source: Source): Promise<Uint32Array> {
  const found = new Positions()
  const scan = new Scan(source, predicateOf(query, source), (position) => found.push(position))
  for (;;) {
    scan.run()
    if (scan.done) return found.values()
    await pause()
  }
}
