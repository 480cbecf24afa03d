import { parseTimeModifier } from '../time-modifier.ts'

/** A width of time buckets: `seconds` where all are alike, else calendar units. */
export interface Span {
  readonly amount: number
  readonly unit: string
  readonly seconds: number
}

const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }
const names: readonly (readonly [RegExp, string])[] = [
  [/^s(?:ec(?:ond)?s?)?$/, 's'],
  [/^m(?:in(?:ute)?s?)?$/, 'm'],
  [/^h(?:(?:ou)?rs?)?$/, 'h'],
  [/^d(?:ays?)?$/, 'd'],
  [/^w(?:eeks?)?$/, 'w'],
  [/^mon(?:ths?)?$/, 'mon'],
  [/^q(?:tr|uarter)?s?$/, 'q'],
  [/^y(?:(?:ea)?rs?)?$/, 'y']
]
const months: Readonly<Record<string, number>> = { mon: 1, q: 3, y: 12 }

/** Reads `5m`, `1d`, `mon`; a snap (`1d@d`) changes nothing here. Null when it is none. */
export function parseSpan(text: string): Span | null {
  const parts = /^(\d*)([a-z]+)(?:@[a-z]+\d?)?$/i.exec(text.trim())
  if (!parts) return null
  const unit = names.find(([shape]) => shape.test(parts[2]?.toLowerCase() ?? ''))?.[1]
  const amount = Number(parts[1] || 1)
  if (unit === undefined || amount === 0) return null
  return { amount, unit, seconds: amount * (seconds[unit] ?? (months[unit] ?? 1) * 30 * 86_400) }
}

const monthOf = (time: number): number => {
  const date = new Date(time * 1000)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}
const monthStart = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12, 1) / 1000

/** The start of the bucket that a time is in. */
export function bucketStart(time: number, { amount, unit, seconds: width }: Span): number {
  const count = months[unit]
  if (count !== undefined) {
    const size = count * amount
    return monthStart(Math.floor(monthOf(time) / size) * size)
  }
  if (unit === 'w' && amount === 1) return parseTimeModifier('@w0', time) ?? time
  return Math.floor(time / width) * width
}

export function nextBucket(start: number, { amount, unit, seconds: width }: Span): number {
  const count = months[unit]
  return count === undefined ? start + width : monthStart(monthOf(start) + count * amount)
}

const automatic = '1s 5s 10s 30s 1m 5m 10m 30m 1h 1d 1mon 1y'.split(' ')

/** The finest of Splunk's own widths from `narrowest` on that needs at most `bins` buckets; all in seconds. */
export function automaticSpan(range: number, bins: number, narrowest = 0): Span {
  for (const text of automatic) {
    const span = parseSpan(text)
    if (span && span.seconds >= narrowest && range / span.seconds <= bins) return span
  }
  return { amount: 1, unit: 'y', seconds: 365 * 86_400 }
}

/** Start of the numeric bucket that a number is in. */
export const numericStart = (value: number, width: number): number =>
  Number((Math.floor(value / width) * width).toPrecision(12))

/** A power of ten that cuts a range into at most `bins` parts. */
export const automaticWidth = (range: number, bins: number): number =>
  range <= 0 ? 1 : 10 ** Math.ceil(Math.log10(range / bins))
