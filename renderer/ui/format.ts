const numbers = new Intl.NumberFormat('en-US')
const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })
const exact = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3
})
const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const full = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  timeZoneName: 'short'
})

/** 1204 -> "1,204" */
export const formatNumber = (value: number) => numbers.format(value)

/** "1 call", "1,204 calls" */
export const formatCount = (value: number, one: string, many = `${one}s`) =>
  `${formatNumber(value)} ${value === 1 ? one : many}`

/** Milliseconds as "41 ms", "2.1 s", "34 s", "2 min 5 s" or "3 h 20 min". */
export function formatDuration(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`
  if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3600) return pair(Math.floor(seconds / 60), 'min', seconds % 60, 's')
  const minutes = Math.round(seconds / 60)
  return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min')
}

const pair = (large: number, largeUnit: string, small: number, smallUnit: string) =>
  small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`

/** Bytes as "512 B", "1.2 KB" or "34 MB", in steps of 1000. */
export function formatSize(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB']
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  return `${unit > 0 && value < 9.95 ? value.toFixed(1) : Math.round(value)} ${units[unit] ?? ''}`
}

/** "14:02:11" in the user's zone, or "22 Nov 14:02" when that was on another day than `now`. */
export function formatTime(at: number, now: number): string {
  const time = clock.format(at)
  return sameDay(at, now) ? time : `${days.format(at)} ${time.slice(0, 5)}`
}

/** "14:02:11.041" in the user's zone. */
export const formatExactTime = (at: number) => exact.format(at)

const sameDay = (a: number, b: number) => new Date(a).toDateString() === new Date(b).toDateString()

/** "Mon, 23 Nov 2026, 14:02:11.041 CET" */
export const formatTimestamp = (at: number) => full.format(at)

/** "now", "12 s ago", "3 min ago", "2 h ago", "4 days ago" */
export function formatRelative(at: number, now: number): string {
  const seconds = Math.floor((now - at) / 1000)
  if (seconds < 2) return 'now'
  if (seconds < 60) return `${seconds} s ago`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h ago`
  return `${formatCount(Math.floor(seconds / 86400), 'day')} ago`
}

/** "3f9a…c210" for ids that are too long for a column. */
export const shortId = (id: string) => (id.length > 12 ? `${id.slice(0, 8)}…` : id)

/** A SHA-256 in pairs, as certificate viewers show it. */
export const formatFingerprint = (sha256: string) =>
  (sha256.toUpperCase().match(/../g) ?? []).join(':')
