import type { Series } from '../parsing/chart-data.ts'

/** Series that would lie flat on the scale of the largest, and get one of their own; not those that are nothing but flat. */
export function smallSeries(series: readonly Series[]): ReadonlySet<string> {
  const most = series.map(({ values }) =>
    values.reduce<number>((largest, value) => Math.max(largest, Math.abs(value ?? 0)), 0)
  )
  const largest = Math.max(...most)
  const isSmall = (size: number) => size > 0 && size * 30 < largest
  return new Set(series.filter((_, place) => isSmall(most[place] ?? 0)).map(({ name }) => name))
}
