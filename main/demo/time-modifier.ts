// https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/SearchTimeModifiers

const units: Readonly<Record<string, string>> = {
  s: 's',
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  m: 'm',
  min: 'm',
  mins: 'm',
  minute: 'm',
  minutes: 'm',
  h: 'h',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  d: 'd',
  day: 'd',
  days: 'd',
  w: 'w',
  week: 'w',
  weeks: 'w',
  mon: 'mon',
  month: 'mon',
  months: 'mon',
  q: 'q',
  qtr: 'q',
  qtrs: 'q',
  quarter: 'q',
  quarters: 'q',
  y: 'y',
  yr: 'y',
  yrs: 'y',
  year: 'y',
  years: 'y'
}
const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }
const step = /([+-])(\d*)([a-z]+)|@([a-z]+)([0-7]?)/gy

/**
 * Reads a time of a request: `-24h@h`, `@d`, `now`, epoch seconds, ISO 8601 or
 * `11/22/2026:18:24:02`, in UTC. All in seconds; null when it cannot be read.
 */
export function parseTimeModifier(text: string, now: number): number | null {
  const trimmed = text.trim()
  if (/^\d+(\.\d+)?$/.test(trimmed)) return Number(trimmed)
  if (/^\d{4}-\d\d-\d\d/.test(trimmed)) return isoTime(trimmed)
  const american = /^(\d\d?)\/(\d\d?)\/(\d{4}):(\d\d?):(\d\d?):(\d\d?)$/.exec(trimmed)
  if (american) {
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = american
      .slice(1)
      .map(Number)
    return Date.UTC(year, month - 1, day, hour, minute, second) / 1000
  }
  return relativeTime(trimmed.replace(/^now(\(\))?/, ''), now)
}

function isoTime(text: string): number | null {
  const withZone = /(Z|[+-]\d\d:?\d\d)$/.test(text)
    ? text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')
    : `${text}Z`
  const time = Date.parse(/^\d{4}-\d\d-\d\dZ$/.test(withZone) ? withZone.slice(0, 10) : withZone)
  return Number.isNaN(time) ? null : time / 1000
}

function relativeTime(text: string, now: number): number | null {
  let time = now
  step.lastIndex = 0
  while (step.lastIndex < text.length) {
    const [, sign, amount, unit, snap, weekday] = step.exec(text) ?? []
    const name = units[unit ?? snap ?? '']
    if (name === undefined || (weekday && name !== 'w')) return null
    if (snap === undefined) time = shifted(time, name, Number(`${sign}${amount || 1}`))
    else time = snapped(time, name, Number(weekday || 0))
  }
  return time
}

function shifted(time: number, unit: string, amount: number): number {
  const length = seconds[unit]
  if (length !== undefined) return time + amount * length
  const date = new Date(time * 1000)
  const months = unit === 'y' ? 12 : unit === 'q' ? 3 : 1
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months * amount)
  // A month earlier than 31 March is the last day of February.
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, lastDay))
  return date.getTime() / 1000
}

function snapped(time: number, unit: string, weekday: number): number {
  const length = seconds[unit]
  if (unit === 'w') {
    const midnight = Math.floor(time / 86_400)
    // Day 0 was a Thursday; Sunday is 0 and 7.
    return (midnight - ((midnight + 4 - weekday + 14) % 7)) * 86_400
  }
  if (length !== undefined) return Math.floor(time / length) * length
  const date = new Date(time * 1000)
  const month =
    unit === 'y' ? 0 : unit === 'q' ? Math.floor(date.getUTCMonth() / 3) * 3 : date.getUTCMonth()
  return Date.UTC(date.getUTCFullYear(), month, 1) / 1000
}
