import { withoutPart, withPart } from '../../../main/inspector/filter/edits.ts'
import { filterParts } from '../../../main/inspector/filter/parts.ts'

/** Unix times in ms; null: open. */
interface TimeSpan {
  readonly since: number | null
  readonly before: number | null
}

const timeOf = (filter: string) =>
  filterParts(filter).find(
    (part) => part.kind === 'term' && (part.field === 'since' || part.field === 'before')
  )

export const hasTimes = (filter: string): boolean => timeOf(filter) !== undefined

export function withoutTimes(filter: string): string {
  const part = timeOf(filter)
  return part === undefined ? filter : withoutTimes(withoutPart(filter, part))
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
