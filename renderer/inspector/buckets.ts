import type { ToolCallRow } from '../../preload/api.ts'

export interface Buckets {
  readonly counts: readonly number[]
  /** Those of them that failed or were refused. */
  readonly errors: readonly number[]
  readonly most: number
  readonly from: number
  readonly to: number
}

/** Calls counted in equal spans of time; null when there are none. */
export function bucketsOf(rows: readonly ToolCallRow[], count: number): Buckets | null {
  if (rows.length === 0) return null
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  for (const { startedAt } of rows) {
    from = Math.min(from, startedAt)
    to = Math.max(to, startedAt)
  }
  const counts = new Array<number>(count).fill(0)
  const errors = new Array<number>(count).fill(0)
  const span = Math.max(to - from, 1)
  for (const { startedAt, status } of rows) {
    const place = Math.min(count - 1, Math.floor(((startedAt - from) / span) * count))
    counts[place] = (counts[place] ?? 0) + 1
    if (status === 'error' || status === 'refused') errors[place] = (errors[place] ?? 0) + 1
  }
  return { counts, errors, most: Math.max(...counts), from, to }
}
