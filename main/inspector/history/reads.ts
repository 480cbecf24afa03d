import type { ToolCall, ToolCallRow } from '../tool-call.ts'
import { kinds } from './columns.ts'
import type { ViewQuery } from './contract.ts'
import { isMark } from './row-columns.ts'
import { everyPosition } from './scan.ts'
import type { Source } from './source.ts'

const mostOpen = 16
const pageRows = 1000
const pageCalls = 200
/** Characters of results, about; one call can have more. */
const pageLength = 2 * 1024 * 1024

export interface ReadPage<Item> {
  readonly items: readonly Item[]
  /** Where the next page begins; null: there is none. */
  readonly next: number | null
}

interface Read {
  readonly source: Source
  /** Oldest first. */
  readonly positions: Uint32Array
}

/** Reads many calls in pages, oldest first; what comes after the opening is not among them. */
export class Reads {
  readonly #open = new Map<string, Read>()

  /** `ids`: only these; null: all that the query lets through. Answers how many calls there are. */
  async open(
    readId: string,
    query: ViewQuery,
    ids: readonly string[] | null,
    source: Source
  ): Promise<number> {
    const found =
      ids === null
        ? await everyPosition(query, source)
        : Uint32Array.from(new Set(ids.map((id) => source.positionOf(id) ?? -1))).filter(
            (position) => position < source.columns.length
          )
    const { kind } = source.columns.arrays
    const positions = found
      .filter((position) => kind[position] !== kinds.mark && !source.isGone(position))
      .sort()
    const [oldest] = this.#open.keys()
    if (this.#open.size >= mostOpen && oldest !== undefined) this.#open.delete(oldest)
    this.#open.set(readId, { source, positions })
    return positions.length
  }

  /** Throws where the read was closed. */
  rows(readId: string, from: number): ReadPage<ToolCallRow> {
    const { source, positions } = this.#known(readId)
    const items: ToolCallRow[] = []
    const until = Math.min(from + pageRows, positions.length)
    for (let place = from; place < until; place += 1) {
      const row = source.row(positions[place] ?? 0)
      if (row !== null && !isMark(row)) items.push(row)
    }
    return { items, next: until < positions.length ? until : null }
  }

  /** With their whole results. Throws where the read was closed. */
  calls(readId: string, from: number): ReadPage<ToolCall> {
    const { source, positions } = this.#known(readId)
    const items: ToolCall[] = []
    let length = 0
    let place = from
    while (place < positions.length && items.length < pageCalls && length < pageLength) {
      const row = source.row(positions[place] ?? 0)
      const call = row === null || isMark(row) ? null : source.call(row.id)
      place += 1
      if (call === null) continue
      const result = call.result ?? source.result(call.id)
      length += result?.length ?? 0
      items.push({ ...call, result })
    }
    return { items, next: place < positions.length ? place : null }
  }

  close(readId: string): void {
    this.#open.delete(readId)
  }

  #known(readId: string): Read {
    const read = this.#open.get(readId)
    if (read === undefined)
      throw new Error('Others were exported meanwhile. Begin the export again.')
    return read
  }
}
