import { preciseTime } from '../feed.ts'
import type { Job } from '../jobs/job.ts'

const mostModes = 10

/** search/jobs/{sid}/summary: counts of the fields of a job's rows, of `only` where it names some. */
export function fieldSummary(job: Job, only: readonly string[]): object {
  const { order, result } = job
  const rows = result?.rows ?? []
  const names = (result?.fields ?? []).filter(
    (name) => !name.startsWith('_') && (only.length === 0 || only.includes(name))
  )
  const range = result ?? order
  return {
    earliest_time: preciseTime(range.earliest * 1000),
    latest_time: preciseTime(range.latest * 1000),
    duration: Math.round(range.latest - range.earliest),
    event_count: rows.length,
    fields: Object.fromEntries(
      names.map((name) => [name, summaryOf(rows.flatMap((row) => row[name] ?? []))])
    ),
    histogram: []
  }
}

function summaryOf(values: readonly string[]): object {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const numbers = values
    .filter((value) => value.trim() !== '')
    .map(Number)
    .filter(Number.isFinite)
  const modes = [...counts].sort(([, a], [, b]) => b - a).slice(0, mostModes)
  return {
    count: values.length,
    numeric_count: numbers.length,
    distinct_count: counts.size,
    is_exact: true,
    relevant: false,
    ...(numbers.length === 0 ? {} : numeric(numbers)),
    modes: modes.map(([value, count]) => ({ value, count, is_exact: true }))
  }
}

function numeric(numbers: readonly number[]): object {
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length
  const squares = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return {
    min: String(numbers.reduce((least, value) => Math.min(least, value))),
    max: String(numbers.reduce((most, value) => Math.max(most, value))),
    mean,
    stdev: numbers.length > 1 ? Math.sqrt(squares / (numbers.length - 1)) : 0
  }
}
