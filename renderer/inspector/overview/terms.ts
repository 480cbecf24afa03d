const times = /(^|\s)(?:since|before):\S+/g

/** "tool:=run_splunk_search": exactly this value. */
export const exactTerm = (field: string, value: string) =>
  `${field}:=${/^[\w.-]+$/.test(value) ? value : JSON.stringify(value)}`

/** A filter that asks for one thing more. */
export const withTerm = (filter: string, term: string) =>
  ` ${filter} `.includes(` ${term} `) ? filter : `${filter} ${term}`.trim()

export const withoutTimes = (filter: string) =>
  filter.replace(times, ' ').replace(/ {2,}/g, ' ').trim()

export const hasTimes = (filter: string) => withoutTimes(filter) !== filter.trim()

/** Only what began in the span; Unix times in ms. */
export const within = (filter: string, since: number, before: number) =>
  [
    withoutTimes(filter),
    `since:${new Date(since).toISOString()}`,
    `before:${new Date(before).toISOString()}`
  ]
    .join(' ')
    .trim()
