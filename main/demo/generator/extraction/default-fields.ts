import type { DemoEvent } from '../../event.ts'
import { serverGuid, serverName } from '../../identity.ts'
import type { Fields } from './fields.ts'

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december'
]
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

interface DayFields {
  readonly day: number
  readonly mday: string
  readonly month: string
  readonly weekday: string
  readonly year: string
}

// Events come in the order of their times, so the day is nearly always that of the event before.
let latestDay: DayFields = dayFields(0)

function dayFields(day: number): DayFields {
  const date = new Date(day * 86_400_000)
  return {
    day,
    mday: String(date.getUTCDate()),
    month: months[date.getUTCMonth()] ?? '',
    weekday: weekdays[date.getUTCDay()] ?? '',
    year: String(date.getUTCFullYear())
  }
}

/** What every event has, whatever its sourcetype. */
export function defaultFields(event: DemoEvent): Fields {
  const { time, index, raw, serial } = event
  const milliseconds = Math.round(time * 1000)
  const day = Math.floor(milliseconds / 86_400_000)
  if (latestDay.day !== day) latestDay = dayFields(day)
  const seconds = Math.floor(milliseconds / 1000) - day * 86_400
  const bucket = Math.floor(time / 86_400) % 1000
  return {
    _time: String(time),
    _raw: raw,
    host: event.host,
    source: event.source,
    sourcetype: event.sourcetype,
    index,
    splunk_server: serverName,
    linecount: String(lines(raw)),
    punct: punctuation(raw),
    timestartpos: '0',
    date_hour: String(Math.floor(seconds / 3600)),
    date_mday: latestDay.mday,
    date_minute: String(Math.floor(seconds / 60) % 60),
    date_month: latestDay.month,
    date_second: String(seconds % 60),
    date_wday: latestDay.weekday,
    date_year: latestDay.year,
    date_zone: '0',
    _bkt: `${index}~${bucket}~${serverGuid}`,
    _cd: `${bucket}:${serial}`,
    _indextime: String(Math.ceil(time)),
    _serial: String(serial),
    _si: [serverName, index],
    _sourcetype: event.sourcetype,
    _subsecond: `.${String(milliseconds - Math.floor(milliseconds / 1000) * 1000).padStart(3, '0')}`
  }
}

function lines(raw: string): number {
  let count = 1
  for (let at = raw.indexOf('\n'); at >= 0; at = raw.indexOf('\n', at + 1)) count += 1
  return count
}

// Splunk keeps the punctuation of the first line, at most 30 signs, with _ for a space.
function punctuation(raw: string): string {
  let signs = ''
  for (let at = 0; at < raw.length && signs.length < 30; at += 1) {
    const code = raw.charCodeAt(at)
    if (code === 10) break
    const letterOrDigit =
      (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
    if (!letterOrDigit) signs += code === 32 ? '_' : code === 9 ? 't' : raw.charAt(at)
  }
  return signs
}
