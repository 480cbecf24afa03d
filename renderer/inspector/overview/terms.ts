import { withoutPart, withPart } from '../../../main/inspector/filter/edits.ts'
import { filterParts } from '../../../main/inspector/filter/parts.ts'

const timeOf = (filter: string) =>
  filterParts(filter).find(
    (part) => part.kind === 'term' && (part.field === 'since' || part.field === 'before')
  )

export const hasTimes = (filter: string): boolean => timeOf(filter) !== undefined

export function withoutTimes(filter: string): string {
  const part = timeOf(filter)
  return part === undefined ? filter : withoutTimes(withoutPart(filter, part))
}

/** Only what began in the span; Unix times in ms. */
export const within = (filter: string, since: number, before: number): string =>
  [since, before].reduce(
    (text, at, place) =>
      withPart(text, `${place === 0 ? 'since' : 'before'}:${new Date(at).toISOString()}`),
    withoutTimes(filter)
  )
