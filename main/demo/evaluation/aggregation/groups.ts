import { Result } from '../result.ts'
import { collect, type Rows, sorted } from '../rows.ts'
import type { Run } from '../run.ts'
import { compareValues, type Value, valuesOf } from '../value.ts'
import { type Accumulator } from './accumulator.ts'
import { addTo, type Aggregation, expandedColumns } from './aggregation.ts'

export interface Group {
  readonly keys: readonly string[]
  readonly accumulators: readonly Accumulator[]
}

/** The groups a row belongs to: one for each combination of its values; none when one is missing. */
export function keysOf(row: Result, by: readonly string[]): (readonly string[])[] {
  const [only] = by
  if (only !== undefined && by.length === 1) return valuesOf(row.get(only)).map((value) => [value])
  let found: (readonly string[])[] = [[]]
  for (const name of by) {
    const values = valuesOf(row.get(name))
    found = found.flatMap((keys) => values.map((value) => [...keys, value]))
  }
  return found
}

const keyOf = (keys: readonly string[]): string =>
  keys.length === 1 ? (keys[0] ?? '') : keys.join('\n')

/** Rows in groups, each with what its columns collected. */
export class Groups {
  readonly #by: readonly string[]
  readonly #columns: readonly Aggregation[]
  readonly #groups = new Map<string, Group>()

  constructor(by: readonly string[], columns: readonly Aggregation[]) {
    this.#by = by
    this.#columns = columns
    // Without BY there is one row, even when nothing was found.
    if (by.length === 0) this.#group([])
  }

  add(row: Result, now: number): void {
    for (const keys of keysOf(row, this.#by)) this.addWith(keys, row, now)
  }

  addWith(keys: readonly string[], row: Result, now: number): void {
    const { accumulators } = this.#group(keys)
    for (const [at, column] of this.#columns.entries()) {
      const accumulator = accumulators[at]
      if (accumulator) addTo(accumulator, column, row, now)
    }
  }

  get(keys: readonly string[]): Group | null {
    return this.#groups.get(keyOf(keys)) ?? null
  }

  all(): Iterable<Group> {
    return this.#groups.values()
  }

  /** In the order of their keys. */
  sorted(run: Run): Promise<Group[]> {
    return sorted([...this.#groups.values()], compareKeys, run)
  }

  #group(keys: readonly string[]): Group {
    const key = keyOf(keys)
    let group = this.#groups.get(key)
    if (group === undefined) {
      group = { keys, accumulators: this.#columns.map((column) => column.make()) }
      this.#groups.set(key, group)
    }
    return group
  }
}

function compareKeys(a: Group, b: Group): number {
  for (const [at, key] of a.keys.entries()) {
    const sign = compareValues(key, b.keys[at] ?? null)
    if (sign !== 0) return sign
  }
  return 0
}

export const columnValues = (
  columns: readonly Aggregation[],
  group: Group | null
): [string, Value][] =>
  columns.map(({ name }, at) => [name, group?.accumulators[at]?.value() ?? null])

export interface Grouped {
  readonly groups: Groups
  readonly columns: readonly Aggregation[]
  /** Set only where they had to be kept. */
  readonly rows: readonly Result[]
}

/** Puts all rows into groups; keeps the rows where `keep` says so. */
export async function grouped(
  input: Rows,
  run: Run,
  by: readonly string[],
  columns: readonly Aggregation[],
  keep = false
): Promise<Grouped> {
  const wild = columns.some(({ field }) => field?.includes('*'))
  if (!wild && !keep) {
    const groups = new Groups(by, columns)
    for await (const rows of input) {
      for (const row of rows) groups.add(row, run.now)
      await run.pause()
    }
    return { groups, columns, rows: [] }
  }
  const rows = await collect(input, run)
  const names = wild ? [...new Set(rows.flatMap((row) => row.names()))] : []
  const expanded = expandedColumns(columns, names, by)
  const groups = new Groups(by, expanded)
  for (const [at, row] of rows.entries()) {
    groups.add(row, run.now)
    if (at % 128 === 0) await run.pause()
  }
  return { groups, columns: expanded, rows }
}

export const groupRow = (
  by: readonly string[],
  columns: readonly Aggregation[],
  group: Group
): Result =>
  new Result([
    ...by.map((name, at): [string, Value] => [name, group.keys[at] ?? null]),
    ...columnValues(columns, group)
  ])
