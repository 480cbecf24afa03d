/** Parsed schedule: the minutes, hours, days of month, months and days of week on which it runs. */
export type Cron = readonly ReadonlySet<number>[]

const ranges = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6]
] as const
const minute = 60_000
const longest = 366 * 24 * 60

/** Null for what is no cron expression of five fields with `*`, lists, ranges and steps. */
export function parseCron(text: string): Cron | null {
  const fields = text.trim().split(/\s+/)
  if (fields.length !== ranges.length) return null
  const sets: ReadonlySet<number>[] = []
  for (const [at, [low, high]] of ranges.entries()) {
    const set = fieldSet(fields[at] ?? '', low, high)
    if (set === null) return null
    sets.push(set)
  }
  return sets
}

/** The times from `from` (exclusive) to `to` at which it runs, `most` at most; in milliseconds, UTC. */
export function cronTimes(cron: Cron, from: number, to: number, most: number): readonly number[] {
  const times: number[] = []
  let time = Math.floor(from / minute) * minute
  for (let step = 0; step < longest && times.length < most; step += 1) {
    time += minute
    if (time > to) break
    const date = new Date(time)
    const parts = [
      date.getUTCMinutes(),
      date.getUTCHours(),
      date.getUTCDate(),
      date.getUTCMonth() + 1,
      date.getUTCDay()
    ]
    if (parts.every((part, at) => cron[at]?.has(part))) times.push(time)
  }
  return times
}

function fieldSet(field: string, low: number, high: number): ReadonlySet<number> | null {
  const values = new Set<number>()
  for (const part of field.split(',')) {
    const found = /^(?:(\*)|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part)
    if (found === null) return null
    const [, star, first, last, step] = found
    const start = star === undefined ? Number(first) : low
    const end =
      star !== undefined || (step !== undefined && last === undefined)
        ? high
        : Number(last ?? first)
    const by = Number(step ?? 1)
    // Sunday is 0 and 7.
    if (start < low || end > high + (high === 6 ? 1 : 0) || by < 1) return null
    for (let value = start; value <= end; value += by) values.add(high === 6 ? value % 7 : value)
  }
  return values
}
