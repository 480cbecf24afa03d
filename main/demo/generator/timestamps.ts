// How the sources of the demo write their times; all in UTC, as on a server that runs in UTC.

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const two = (value: number): string => (value < 10 ? `0${value}` : String(value))
const three = (value: number): string => String(value).padStart(3, '0')
const date = (time: number): Date => new Date(Math.round(time * 1000))
const monthName = (day: Date): string => months[day.getUTCMonth()] ?? ''
const clock = (day: Date): string =>
  `${two(day.getUTCHours())}:${two(day.getUTCMinutes())}:${two(day.getUTCSeconds())}`

/** `22/Nov/2026:18:22:16 +0000` */
export function apacheTime(time: number): string {
  return `${shopTime(time)} +0000`
}

/** `22/Nov/2026:18:22:16` */
export function shopTime(time: number): string {
  const day = date(time)
  return `${two(day.getUTCDate())}/${monthName(day)}/${day.getUTCFullYear()}:${clock(day)}`
}

/** `22/Nov/2026:18:22:16.581 +0000` */
export function accessTime(time: number): string {
  return `${shopTime(time)}.${three(date(time).getUTCMilliseconds())} +0000`
}

/** `Nov 22 18:22:16`, with a space before a single digit. */
export function syslogTime(time: number): string {
  const day = date(time)
  return `${monthName(day)} ${String(day.getUTCDate()).padStart(2)} ${clock(day)}`
}

/** `Nov 22 2026 18:22:16` */
export function firewallTime(time: number): string {
  const day = date(time)
  return `${monthName(day)} ${two(day.getUTCDate())} ${day.getUTCFullYear()} ${clock(day)}`
}

/** `2026/11/22 18:22:16` */
export function slashedTime(time: number): string {
  const day = date(time)
  return `${day.getUTCFullYear()}/${two(day.getUTCMonth() + 1)}/${two(day.getUTCDate())} ${clock(day)}`
}

/** `11/22/2026 06:22:16 PM` */
export function windowsTime(time: number): string {
  const day = date(time)
  const hour = day.getUTCHours()
  const ofTwelve = two(hour % 12 === 0 ? 12 : hour % 12)
  return (
    `${two(day.getUTCMonth() + 1)}/${two(day.getUTCDate())}/${day.getUTCFullYear()} ` +
    `${ofTwelve}${clock(day).slice(2)} ${hour < 12 ? 'AM' : 'PM'}`
  )
}

/** `11-22-2026 18:22:16.123` */
export function splunkdTime(time: number): string {
  const day = date(time)
  return (
    `${two(day.getUTCMonth() + 1)}-${two(day.getUTCDate())}-${day.getUTCFullYear()} ` +
    `${clock(day)}.${three(day.getUTCMilliseconds())}`
  )
}

/** `2026-11-22T18:22:16.123Z` */
export const isoTime = (time: number): string => date(time).toISOString()

/** `2026-11-22T18:22:16Z` */
export const isoSeconds = (time: number): string => `${isoTime(time).slice(0, 19)}Z`
