import type { JsonRecord } from './result-shape.ts'
import { cellText, columnsOf, isNumeric, type TableColumn } from './result-table.ts'

export interface Series {
  readonly name: string
  readonly values: readonly (number | null)[]
}

/** What a chart of some rows shows. */
export type Chart =
  | {
      readonly kind: 'time'
      /** Unix times in seconds, ascending. */
      readonly times: readonly number[]
      readonly series: readonly Series[]
      /** Series that are left out, being the smallest. */
      readonly left: number
    }
  | {
      readonly kind: 'categories'
      /** The column that names them. */
      readonly by: string
      readonly names: readonly string[]
      readonly series: readonly Series[]
      /** Categories that are left out, being the last. */
      readonly left: number
    }

const mostSeries = 8
const mostCategories = 200
const spans = 120

const numberOf = (value: unknown): number | null => {
  const text = cellText(value)
  return isNumeric(text) ? Number(text) : null
}

const timeOf = (row: JsonRecord): number => {
  const text = cellText(row['_time'])
  return isNumeric(text) ? Number(text) : Date.parse(text) / 1000
}

/** Null for rows that say nothing as a chart: without numbers, or without anything to set them against. */
export function chartOf(rows: readonly JsonRecord[]): Chart | null {
  const columns = columnsOf(rows)
  const numbers = columns.filter(({ name, numeric }) => numeric && !name.startsWith('_'))
  const texts = columns.filter(({ name, numeric }) => !numeric && !name.startsWith('_'))
  const timed = rows.length > 1 && rows.every((row) => Number.isFinite(timeOf(row)))
  if (timed && columns.some(({ name }) => name === '_raw')) return eventsOverTime(rows)
  if (timed && numbers.length > 0) return overTime(rows, numbers, texts)
  const by = texts[0] ?? (numbers.length > 1 ? numbers[0] : undefined)
  const values = numbers.filter((column) => column !== by)
  if (by === undefined || values.length === 0) return null
  const shown = rows.slice(0, mostCategories)
  return {
    kind: 'categories',
    by: by.name,
    names: shown.map((row) => cellText(row[by.name])),
    series: values.map(({ name }) => ({ name, values: shown.map((row) => numberOf(row[name])) })),
    left: rows.length - shown.length
  }
}

function overTime(
  rows: readonly JsonRecord[],
  numbers: readonly TableColumn[],
  texts: readonly TableColumn[]
): Chart {
  const points = rows.flatMap((row) => {
    const who = texts.map(({ name }) => cellText(row[name])).join(', ')
    return numbers.map(({ name }) => ({
      series: who === '' ? name : numbers.length === 1 ? who : `${who}: ${name}`,
      time: timeOf(row),
      value: numberOf(row[name])
    }))
  })
  // Which are kept is known before they are laid out: there may be thousands.
  const totals = new Map<string, number>()
  for (const { series, value } of points) {
    totals.set(series, (totals.get(series) ?? 0) + Math.abs(value ?? 0))
  }
  const kept = new Set(
    [...totals]
      .sort(([, a], [, b]) => b - a)
      .slice(0, mostSeries)
      .map(([name]) => name)
  )
  const shown = points.filter(({ series }) => kept.has(series))
  const times = [...new Set(shown.map(({ time }) => time))].sort((a, b) => a - b)
  const places = new Map(times.map((time, place) => [time, place]))
  const series = new Map<string, (number | null)[]>()
  for (const { series: name, time, value } of shown) {
    const values = series.get(name) ?? new Array<number | null>(times.length).fill(null)
    values[places.get(time) ?? 0] = value
    series.set(name, values)
  }
  return {
    kind: 'time',
    times,
    series: [...series].map(([name, values]) => ({ name, values })),
    left: totals.size - kept.size
  }
}

function eventsOverTime(rows: readonly JsonRecord[]): Chart {
  const times = rows.map(timeOf).sort((a, b) => a - b)
  const from = times[0] ?? 0
  const step = Math.max(((times.at(-1) ?? from) - from) / spans, 0.001)
  const counts = new Array<number>(spans + 1).fill(0)
  for (const time of times) {
    const place = Math.min(spans, Math.floor((time - from) / step))
    counts[place] = (counts[place] ?? 0) + 1
  }
  return {
    kind: 'time',
    times: counts.map((_, place) => from + place * step),
    series: [{ name: 'events', values: counts }],
    left: 0
  }
}
