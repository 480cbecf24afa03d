import { setImmediate as pause } from 'node:timers/promises'
import type { ToolCall, ToolCallRow } from '../tool-call.ts'
import { kinds } from './columns.ts'
import type { ViewQuery } from './contract.ts'
import { predicateOf } from './query.ts'
import { isMark } from './row-columns.ts'
import { everyPosition } from './scan.ts'
import type { Source } from './source.ts'

/** Which calls are meant: those with these ids, or all that a query shows. */
export interface CallSelection {
  readonly ids: readonly string[] | null
  readonly query: ViewQuery
}

/** Some of the calls of a selection, oldest first. */
export interface CallPage<Call> {
  readonly calls: readonly Call[]
  /** Where the next page begins; null: there are no more. */
  readonly next: number | null
}

const rowsOfPage = 500
const bytesOfPage = 4_000_000
/** ms */
const slice = 15

/** How many calls a selection has. */
export async function countOf({ ids, query }: CallSelection, source: Source): Promise<number> {
  if (ids !== null) return positionsOf(ids, source).length
  const { kind } = source.columns.arrays
  const positions = await everyPosition(query, source)
  return positions.reduce((sum, at) => sum + (kind[at] === kinds.mark ? 0 : 1), 0)
}

export function rowsOf(
  selection: CallSelection,
  source: Source,
  from: number
): Promise<CallPage<ToolCallRow>> {
  return page(selection, source, from, (position) => {
    const row = source.row(position)
    return row === null || isMark(row) ? null : row
  })
}

/** With their whole results. */
export function callsOf(
  selection: CallSelection,
  source: Source,
  from: number
): Promise<CallPage<ToolCall>> {
  return page(selection, source, from, (at) => source.callAt(at, Number.MAX_SAFE_INTEGER))
}

async function page<Call extends ToolCallRow>(
  { ids, query }: CallSelection,
  source: Source,
  from: number,
  read: (position: number) => Call | null
): Promise<CallPage<Call>> {
  const calls: Call[] = []
  let bytes = 0
  const add = (position: number): boolean => {
    const call = read(position)
    if (call !== null) {
      calls.push(call)
      bytes += call.bytes ?? 0
    }
    return calls.length >= rowsOfPage || bytes >= bytesOfPage
  }
  if (ids !== null) {
    for (const position of positionsOf(ids, source)) {
      if (position >= from && add(position)) return { calls, next: position + 1 }
    }
    return { calls, next: null }
  }
  const predicate = predicateOf(query, source)
  let until = performance.now() + slice
  for (let position = from; position < source.columns.length; position += 1) {
    if (performance.now() > until) {
      await pause()
      until = performance.now() + slice
    }
    if (!predicate.isThere(position) || !predicate.test(position)) continue
    if (add(position)) return { calls, next: position + 1 }
  }
  return { calls, next: null }
}

/** Ascending, without those that are no longer kept. */
function positionsOf(ids: readonly string[], source: Source): readonly number[] {
  const positions = ids.map((id) => source.positionOf(id)).filter((at) => at !== null)
  return [...new Set(positions)]
    .filter((at) => !source.isGone(at))
    .sort((one, other) => one - other)
}
