import { type Aggregation } from './aggregation/aggregation.ts'
import { Groups } from './aggregation/groups.ts'
import type { Arguments } from './arguments.ts'
import type { Result } from './result.ts'
import { visitRows } from './rows.ts'
import type { Run } from './run.ts'
import { compareText, compareValues, numberOf, type Value, valuesOf } from './value.ts'

export const seriesOptions = [
  'limit',
  'useother',
  'otherstr',
  'usenull',
  'nullstr',
  'cont',
  'sep',
  'partial'
]

/** Which values of the split field get a column of their own in chart and timechart. */
export interface SeriesChoice {
  readonly most: number
  readonly least: boolean
  readonly other: string | null
  readonly nothing: string | null
}

export function seriesChoice(options: Arguments): SeriesChoice {
  const limit = /^(top|bottom)?(\d+)$/i.exec(options.text('limit') ?? '10')
  return {
    most: Number(limit?.[2] ?? 10),
    least: limit?.[1]?.toLowerCase() === 'bottom',
    other: options.flag('useother', true) ? (options.text('otherstr') ?? 'OTHER') : null,
    nothing: options.flag('usenull', true) ? (options.text('nullstr') ?? 'NULL') : null
  }
}

export interface Table {
  /** Row keys in their order. */
  readonly keys: readonly string[]
  /** The columns of one row key. */
  values(key: string): [string, Value][]
}

interface Cell {
  readonly row: Result
  readonly key: string
  readonly series: string
}

function cells(
  rows: readonly Result[],
  by: string,
  split: string | null,
  choice: SeriesChoice
): Cell[] {
  return rows.flatMap((row) =>
    valuesOf(row.get(by)).flatMap((key) => {
      if (split === null) return [{ row, key, series: '' }]
      const values = valuesOf(row.get(split))
      if (values.length > 0) return values.map((series) => ({ row, key, series }))
      return choice.nothing === null ? [] : [{ row, key, series: choice.nothing }]
    })
  )
}

const scored = async (
  all: readonly Cell[],
  column: Aggregation,
  run: Run
): Promise<Map<string, number>> => {
  const groups = new Groups(['key', 'series'], [column])
  for (const [at, { row, key, series }] of all.entries()) {
    groups.addWith([key, series], row, run.now)
    if (at % 128 === 0) await run.pause()
  }
  const scores = new Map<string, number>()
  for (const { keys, accumulators } of groups.all()) {
    const series = keys[1] ?? ''
    scores.set(series, (scores.get(series) ?? 0) + (numberOf(accumulators[0]?.value()) ?? 0))
  }
  return scores
}

/** Rows by one field, columns by the values of another: the heart of chart and timechart. */
export async function crossTable(
  rows: readonly Result[],
  by: string,
  split: string | null,
  columns: readonly Aggregation[],
  choice: SeriesChoice,
  run: Run
): Promise<Table> {
  const all = cells(rows, by, split, choice)
  const [first] = columns
  const scores = split === null || !first ? new Map([['', 0]]) : await scored(all, first, run)
  if (choice.nothing !== null) scores.delete(choice.nothing)
  const ranked = [...scores].sort(
    (a, b) => (choice.least ? a[1] - b[1] : b[1] - a[1]) || compareText(a[0], b[0])
  )
  const kept = new Set(
    (choice.most === 0 ? ranked : ranked.slice(0, choice.most)).map(([name]) => name)
  )
  const used = new Set<string>()
  const groups = new Groups(['key', 'series'], columns)
  const seen = new Set<string>()
  for (const [at, { row, key, series }] of all.entries()) {
    seen.add(key)
    const target = kept.has(series) || series === choice.nothing ? series : choice.other
    if (target === null) continue
    used.add(target)
    groups.addWith([key, target], row, run.now)
    if (at % 128 === 0) await run.pause()
  }
  const own = [...kept].filter((name) => used.has(name)).sort(compareText)
  const last = [choice.nothing, choice.other].filter(
    (name) => name !== null && used.has(name) && !kept.has(name)
  ) as string[]
  const order = split === null ? [''] : [...own, ...last]
  return {
    keys: [...seen].sort(compareValues),
    values: (key) =>
      order.flatMap((series) =>
        columns.map((column, at): [string, Value] => {
          const name =
            split === null
              ? column.name
              : columns.length === 1
                ? series
                : `${column.name}: ${series}`
          const value = groups.get([key, series])?.accumulators[at]?.value() ?? null
          return [
            name,
            value ?? (/^(?:c|count|dc|distinct_count|estdc)$/.test(column.function) ? 0 : null)
          ]
        })
      )
  }
}

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
