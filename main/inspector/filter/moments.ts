import { amount } from './amounts.ts'

/** A time: Unix time in ms, or as long before now. */
export type Moment = number | { readonly ago: number }

const shape =
  /^(?:(\d{4})-(\d{1,2})-(\d{1,2}))?(?:(?:^|[T ])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i

/**
 * Reads 1h, 2026-11-24, 14:00, today, yesterday, "2026-11-24 14:00" and ISO 8601; without a zone, of the
 * user's. A time of day is today's. Undefined when it is none of these.
 */
export function moment(text: string, now: number): Moment | undefined {
  const ago = amount(`=${text.replace(/^-/, '')}`, 'ms')
  if ('bounds' in ago) return { ago: ago.bounds[0]?.value ?? 0 }
  const day = new Date(now)
  day.setHours(0, 0, 0, 0)
  if (/^now$/i.test(text)) return { ago: 0 }
  if (/^today$/i.test(text)) return day.getTime()
  if (/^yesterday$/i.test(text)) return day.setDate(day.getDate() - 1)
  const found = shape.exec(text)
  if (text === '' || found === null) return undefined
  const time = found.slice(4, 7).map((part) => Number(part || 0))
  const [hour = 0, minute = 0, second = 0] = time
  const ms = Number((found[7] ?? '0').padEnd(3, '0'))
  const date = found[1] === undefined ? [] : found.slice(1, 4).map(Number)
  const [year = day.getFullYear(), month = day.getMonth() + 1, ofMonth = day.getDate()] = date
  const last = new Date(Date.UTC(2000, month, 0)).getUTCDate()
  const leap = new Date(Date.UTC(year, 2, 0)).getUTCDate()
  const known = month >= 1 && month <= 12 && ofMonth >= 1
  if (!known || ofMonth > (month === 2 ? leap : last) || hour > 23 || minute > 59 || second > 59)
    return undefined
  const zone = found[8]
  if (zone === undefined) {
    const at = new Date(now)
    at.setFullYear(year, month - 1, ofMonth)
    return at.setHours(hour, minute, second, ms)
  }
  const [, sign = '+', hours = 0, minutes = 0] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? []
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
  const at = new Date(0)
  at.setUTCFullYear(year, month - 1, ofMonth)
  return at.setUTCHours(hour, minute, second, ms) - offset
}
