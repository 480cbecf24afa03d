import { withPart } from '../../main/inspector/filter/edits.ts'
import { filterParts } from '../../main/inspector/filter/parts.ts'
import { withoutTimes } from './overview/terms.ts'

/** Unix times in ms; null: open. */
export interface TimeSpan {
  readonly since: number | null
  readonly before: number | null
}

/** The filter with no times but these. */
export const withTimes = (filter: string, { since, before }: TimeSpan): string =>
  Object.entries({ since, before }).reduce(
    (text, [field, at]) =>
      at === null ? text : withPart(text, `${field}:${new Date(at).toISOString()}`),
    withoutTimes(filter)
  )

/** The span of time that a filter asks for. */
export function timesOf(filter: string, now: number): TimeSpan {
  const span: Record<keyof TimeSpan, number | null> = { since: null, before: null }
  for (const part of filterParts(filter, now)) {
    if (part.kind !== 'term' || part.filter.kind !== 'time') continue
    const { field, at } = part.filter
    span[field] = typeof at === 'number' ? at : now - at.ago
  }
  return span
}
