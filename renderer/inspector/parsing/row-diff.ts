import type { JsonRecord } from './result-shape.ts'
import { cellText, columnsOf } from './result-table.ts'

export interface RowPair {
  readonly kind: 'same' | 'changed' | 'added' | 'removed'
  readonly before: JsonRecord | null
  readonly after: JsonRecord | null
}

export interface RowDiff {
  /** The columns by which rows were matched; none: rows match when they are equal. */
  readonly keys: readonly string[]
  readonly columns: readonly string[]
  readonly pairs: readonly RowPair[]
}

/** Names of this and that run, which differ although nothing else does. */
const volatile = new Set(['sid', 'job_id', 'search_id'])
const mostKeys = 4

/** Matches the rows of two results, in the order of the second. */
export function diffRows(before: readonly JsonRecord[], after: readonly JsonRecord[]): RowDiff {
  const all = columnsOf([...before, ...after]).filter(({ name }) => !volatile.has(name))
  const columns = all.map(({ name }) => name)
  const names = (numeric: boolean) =>
    all.filter((one) => (one.name !== '_time' && one.numeric) === numeric).map(({ name }) => name)
  const keys = keysOf(before, after, names(false), names(true))
  const idOf = idBy(keys.length > 0 ? keys : columns)
  const rest = new Map<string, number[]>()
  for (const [place, row] of before.entries()) {
    const id = idOf(row)
    const places = rest.get(id)
    if (places) places.push(place)
    else rest.set(id, [place])
  }
  const whole = idBy(columns)
  const matched = after.map((row): { pair: RowPair; place: number | null } => {
    const place = rest.get(idOf(row))?.shift()
    const old = place === undefined ? undefined : before[place]
    if (old === undefined || place === undefined) {
      return { pair: { kind: 'added', before: null, after: row }, place: null }
    }
    const kind = whole(old) === whole(row) ? 'same' : 'changed'
    return { pair: { kind, before: old, after: row }, place }
  })
  const gone = [...rest.values()].flat().sort((a, b) => a - b)
  return { keys, columns, pairs: withRemoved(matched, gone, before) }
}

/** A row that is gone stands after the row that it stood after. */
function withRemoved(
  matched: readonly { readonly pair: RowPair; readonly place: number | null }[],
  gone: readonly number[],
  before: readonly JsonRecord[]
): readonly RowPair[] {
  const taken = new Set(gone)
  const following = new Map<number, RowPair[]>()
  for (const place of gone) {
    let anchor = place - 1
    while (taken.has(anchor)) anchor--
    const row = before[place]
    if (row === undefined) continue
    const pair: RowPair = { kind: 'removed', before: row, after: null }
    const known = following.get(anchor)
    if (known) known.push(pair)
    else following.set(anchor, [pair])
  }
  return [
    ...(following.get(-1) ?? []),
    ...matched.flatMap(({ pair, place }) => [
      pair,
      ...(place === null ? [] : (following.get(place) ?? []))
    ])
  ]
}

const idBy = (names: readonly string[]) => (row: JsonRecord) =>
  JSON.stringify(names.map((name) => cellText(row[name])))

/** The fewest columns that tell all rows of each side apart, and stand on both sides. */
function keysOf(
  before: readonly JsonRecord[],
  after: readonly JsonRecord[],
  texts: readonly string[],
  numbers: readonly string[]
): readonly string[] {
  const tells = (keys: readonly string[]) => {
    const [one, other] = [before, after].map((rows) => new Set(rows.map(idBy(keys))))
    if (one?.size !== before.length || other?.size !== after.length) return false
    // Numbers are often all different without naming anything: then few are on both sides.
    const both = [...one].filter((id) => other.has(id)).length
    return both * 2 >= Math.min(one.size, other.size)
  }
  const leading = (names: readonly string[]) =>
    names.slice(1, mostKeys).map((_, place) => names.slice(0, place + 2))
  const each = (names: readonly string[]) => names.map((name) => [name])
  // Names before numbers: what is counted or measured is what changes.
  return (
    [...each(texts), ...leading(texts), ...each(numbers), ...leading([...texts, ...numbers])].find(
      tells
    ) ?? []
  )
}
