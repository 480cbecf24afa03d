/** Filter terms of the list's own making: values that were clicked, and spans of time that were brushed. */
const timeTerm = /(?:^|\s)(?:since|before):(\S+)/g
const units: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000
}

export interface TimeSpan {
  /** Unix times in ms; null: open. */
  readonly since: number | null
  readonly before: number | null
}

/** "profile:"Dev cluster"" */
export const fieldTerm = (field: string, value: string) =>
  `${field}:${/^[\w.:@/-]+$/.test(value) ? value : `"${value.replaceAll('"', '\\"')}"`}`

/** A filter that asks for one thing more. */
export const withTerm = (filter: string, term: string) =>
  filter.includes(term) ? filter : `${filter.trim()} ${term}`.trim()

export const withoutTimes = (filter: string) =>
  filter.replace(timeTerm, ' ').trim().replace(/ {2,}/g, ' ')

export function withTimes(filter: string, { since, before }: TimeSpan): string {
  const terms = [
    since === null ? '' : `since:${new Date(since).toISOString()}`,
    before === null ? '' : `before:${new Date(before).toISOString()}`
  ]
  return [withoutTimes(filter), ...terms].filter((term) => term !== '').join(' ')
}

export function timesOf(filter: string, now: number): TimeSpan {
  const value = (field: string) => {
    const [, text] = new RegExp(`(?:^|\\s)${field}:(\\S+)`).exec(filter) ?? []
    return text === undefined ? null : momentOf(text, now)
  }
  return { since: value('since'), before: value('before') }
}

function momentOf(text: string, now: number): number | null {
  const [, count, unit = ''] = /^(\d+)([smhdw])$/.exec(text) ?? []
  if (count !== undefined) return now - Number(count) * (units[unit] ?? 0)
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : at
}
