import { type Aggregation } from './aggregation/aggregation.ts'
import { Groups } from './aggregation/groups.ts'
import type { Arguments } from './arguments.ts'
import type { Result } from './result.ts'
import { visitRows } from './rows.ts'
import type { Run } from './run.ts'
import { compareText, compareValues, numberOf, type Value, valuesOf } from './value.ts'

export const seriesOptions = ['limit', 'useother', 'otherstr', 'usenull', 'nullstr', 'sep']

/** Which values of the split field get a column of their own in chart and timechart. */
export interface SeriesChoice {
  readonly most: number
  readonly least: boolean
  readonly other: string | null
  readonly nothing: string | null
  /** Between the aggregation and the series in a title. */
  readonly separator: string
}

export function seriesChoice(options: Arguments): SeriesChoice {
  const limit = /^(top|bottom)?(\d+)$/i.exec(options.text('limit') ?? '10')
  return {
    most: Number(limit?.[2] ?? 10),
    least: limit?.[1]?.toLowerCase() === 'bottom',
    other: options.flag('useother', true) ? (options.text('otherstr') ?? 'OTHER') : null,
    nothing: options.flag('usenull', true) ? (options.text('nullstr') ?? 'NULL') : null,
    separator: options.text('sep') ?? ': '
  }
}

export interface Table {
  /** Row keys in their order. */
  readonly keys: readonly string[]
  /** The columns of one row key. */
  values(key: string): [string, Value][]
}

/** Calls `visit` for each cell that a row belongs to. */
function visitCells(
  row: Result,
  keys: readonly string[],
  split: string | null,
  nothing: string | null,
  visit: (key: string, series: string) => void
): void {
  const found = split === null ? [''] : valuesOf(row.get(split))
  const series = found.length > 0 || nothing === null ? found : [nothing]
  for (const key of keys) for (const name of series) visit(key, name)
}

interface CellGroups {
  readonly groups: Groups
  readonly keys: ReadonlySet<string>
}

async function grouped(
  rows: readonly Result[],
  keysOf: (row: Result) => readonly string[],
  split: string | null,
  columns: readonly Aggregation[],
  nothing: string | null,
  target: (series: string) => string | null,
  run: Run
): Promise<CellGroups> {
  const groups = new Groups(['key', 'series'], columns)
  const keys = new Set<string>()
  await visitRows(rows, run, (row) =>
    visitCells(row, keysOf(row), split, nothing, (key, series) => {
      keys.add(key)
      const name = target(series)
      if (name !== null) groups.addWith([key, name], row, run.now)
    })
  )
  return { groups, keys }
}

/** What each series has in sum in the first column: the larger ones get a column of their own. */
function scoresOf(groups: Groups): Map<string, number> {
  const scores = new Map<string, number>()
  for (const { keys, accumulators } of groups.all()) {
    const series = keys[1] ?? ''
    scores.set(series, (scores.get(series) ?? 0) + (numberOf(accumulators[0]?.value()) ?? 0))
  }
  return scores
}

/**
 * Rows by one field, columns by the values of another: the heart of chart and timechart. `keysOf`
 * gives the row keys that a result counts for.
 */
export async function crossTable(
  rows: readonly Result[],
  keysOf: (row: Result) => readonly string[],
  split: string | null,
  columns: readonly Aggregation[],
  choice: SeriesChoice,
  run: Run
): Promise<Table> {
  const { nothing } = choice
  const collect = (target: (series: string) => string | null): Promise<CellGroups> =>
    grouped(rows, keysOf, split, columns, nothing, target, run)
  let { groups, keys } = await collect((series) => series)
  const scores = scoresOf(groups)
  const hasNothing = nothing !== null && scores.delete(nothing)
  const ranked = [...scores].sort(
    (a, b) => (choice.least ? a[1] - b[1] : b[1] - a[1]) || compareText(a[0], b[0])
  )
  const isAll = split === null || choice.most === 0 || ranked.length <= choice.most
  const kept = new Set((isAll ? ranked : ranked.slice(0, choice.most)).map(([name]) => name))
  if (!isAll) {
    const target = (series: string): string | null =>
      kept.has(series) || series === nothing ? series : choice.other
    ;({ groups, keys } = await collect(target))
  }
  const order =
    split === null
      ? ['']
      : [
          ...[...kept].sort(compareText),
          ...(hasNothing ? [nothing] : []),
          ...(isAll || choice.other === null ? [] : [choice.other])
        ]
  return {
    keys: [...keys].sort(compareValues),
    values: (key) =>
      order.flatMap((series) =>
        columns.map((column, at): [string, Value] => {
          const value = groups.get([key, series])?.accumulators[at]?.value() ?? null
          return [titleOf(column, series, split, columns, choice), value ?? nothingOf(column)]
        })
      )
  }
}

function titleOf(
  column: Aggregation,
  series: string,
  split: string | null,
  columns: readonly Aggregation[],
  { separator }: SeriesChoice
): string {
  if (split === null) return column.name
  return columns.length === 1 ? series : `${column.name}${separator}${series}`
}

const nothingOf = (column: Aggregation): Value =>
  /^(?:c|count|dc|distinct_count|estdc)$/.test(column.function) ? 0 : null

/** Calls `visit` with the least and most of a numeric field. */
export async function rangeOf(
  rows: readonly Result[],
  field: string,
  run: Run
): Promise<[number, number] | null> {
  let found: [number, number] | null = null
  await visitRows(rows, run, (row) => {
    const value = numberOf(row.get(field))
    if (value === null) return
    found = found === null ? [value, value] : [Math.min(found[0], value), Math.max(found[1], value)]
  })
  return found
}
