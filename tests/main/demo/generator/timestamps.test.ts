import { expect, test } from 'vitest'
import {
  accessTime,
  firewallTime,
  isoSeconds,
  isoTime,
  slashedTime,
  syslogTime,
  windowsTime
} from '../../../../main/demo/generator/timestamps.ts'

test('times are those of the calendar, over leap days and the turn of years', () => {
  const times = [
    '2024-02-28T23:59:59.999Z',
    '2024-02-29T00:00:00.000Z',
    '2024-12-31T23:59:59.001Z',
    '2025-03-01T12:00:00.500Z',
    '2026-11-22T18:22:16.581Z',
    '2000-02-29T07:08:09.010Z',
    '2100-02-28T23:00:00.000Z',
    '2100-03-01T00:00:00.000Z'
  ]
  expect(times.map((text) => isoTime(Date.parse(text) / 1000))).toEqual(times)
  const days = Array.from({ length: 4000 }, (_, day) => new Date(Date.UTC(2023, 0, 1 + day, 5)))
  expect(days.map((day) => isoTime(day.getTime() / 1000))).toEqual(
    days.map((day) => day.toISOString())
  )
})

test('each kind of source writes its times in its own way', () => {
  const time = Date.UTC(2026, 10, 2, 18, 2, 6, 81) / 1000
  expect([
    accessTime(time),
    syslogTime(time),
    firewallTime(time),
    slashedTime(time),
    windowsTime(time),
    windowsTime(time - 18 * 3600),
    isoSeconds(time)
  ]).toEqual([
    '02/Nov/2026:18:02:06.081 +0000',
    'Nov  2 18:02:06',
    'Nov 02 2026 18:02:06',
    '2026/11/02 18:02:06',
    '11/02/2026 06:02:06 PM',
    '11/02/2026 12:02:06 AM',
    '2026-11-02T18:02:06Z'
  ])
})
