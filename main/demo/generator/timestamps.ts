// How the sources of the demo write their times; all in UTC, as on a server that runs in UTC.

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const twoDigits = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'))
const two = (value: number): string => twoDigits[value] ?? String(value)
const three = (value: number): string => String(value).padStart(3, '0')

interface Moment {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  readonly hour: number
  /** `18:22:16` */
  readonly clock: string
  readonly milliseconds: number
}

/** What `Date` tells too, which takes longer than all the rest of many a line. */
function momentOf(time: number): Moment {
  const total = Math.round(time * 1000)
  const days = Math.floor(total / 86_400_000)
  const ofDay = total - days * 86_400_000
  const seconds = Math.floor(ofDay / 1000)
  const hour = Math.floor(seconds / 3600)
  // Years from March on, in cycles of 400: the leap day is the last of its year.
  const sinceMarch = days + 719_468
  const cycle = Math.floor(sinceMarch / 146_097)
  const ofCycle = sinceMarch - cycle * 146_097
  const leapless =
    ofCycle -
    Math.floor(ofCycle / 1460) +
    Math.floor(ofCycle / 36_524) -
    Math.floor(ofCycle / 146_096)
  const year = Math.floor(leapless / 365)
  const ofYear = ofCycle - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  const month = Math.floor((5 * ofYear + 2) / 153)
  return {
    year: cycle * 400 + year + (month < 10 ? 0 : 1),
    month: month < 10 ? month + 3 : month - 9,
    day: ofYear - Math.floor((153 * month + 2) / 5) + 1,
    hour,
    clock: `${two(hour)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`,
    milliseconds: ofDay - seconds * 1000
  }
}

const monthName = ({ month }: Moment): string => months[month - 1] ?? ''

/** `22/Nov/2026:18:22:16 +0000` */
export function apacheTime(time: number): string {
  return `${shopTime(time)} +0000`
}

/** `22/Nov/2026:18:22:16` */
export const shopTime = (time: number): string => shopTimeOf(momentOf(time))

const shopTimeOf = (at: Moment): string => `${two(at.day)}/${monthName(at)}/${at.year}:${at.clock}`

/** `22/Nov/2026:18:22:16.581 +0000` */
export function accessTime(time: number): string {
  const at = momentOf(time)
  return `${shopTimeOf(at)}.${three(at.milliseconds)} +0000`
}

/** `Nov 22 18:22:16`, with a space before a single digit. */
export function syslogTime(time: number): string {
  const at = momentOf(time)
  return `${monthName(at)} ${at.day < 10 ? ' ' : ''}${at.day} ${at.clock}`
}

/** `Nov 22 2026 18:22:16` */
export function firewallTime(time: number): string {
  const at = momentOf(time)
  return `${monthName(at)} ${two(at.day)} ${at.year} ${at.clock}`
}

/** `2026/11/22 18:22:16` */
export function slashedTime(time: number): string {
  const at = momentOf(time)
  return `${at.year}/${two(at.month)}/${two(at.day)} ${at.clock}`
}

/** `11/22/2026 06:22:16 PM` */
export function windowsTime(time: number): string {
  const at = momentOf(time)
  const ofTwelve = two(at.hour % 12 === 0 ? 12 : at.hour % 12)
  return (
    `${two(at.month)}/${two(at.day)}/${at.year} ` +
    `${ofTwelve}${at.clock.slice(2)} ${at.hour < 12 ? 'AM' : 'PM'}`
  )
}

/** `11-22-2026 18:22:16.123` */
export function splunkdTime(time: number): string {
  const at = momentOf(time)
  return `${two(at.month)}-${two(at.day)}-${at.year} ${at.clock}.${three(at.milliseconds)}`
}

const isoDate = (at: Moment): string => `${at.year}-${two(at.month)}-${two(at.day)}T${at.clock}`

/** `2026-11-22T18:22:16.123Z` */
export function isoTime(time: number): string {
  const at = momentOf(time)
  return `${isoDate(at)}.${three(at.milliseconds)}Z`
}

/** `2026-11-22T18:22:16Z` */
export const isoSeconds = (time: number): string => `${isoDate(momentOf(time))}Z`
