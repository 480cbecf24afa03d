import { expect, test } from 'vitest'
import { parseTimeModifier } from '../../../main/demo/time-modifier.ts'

// A Sunday.
const now = Date.UTC(2026, 10, 22, 15, 31, 12) / 1000

test.each([
  ['now', '2026-11-22T15:31:12.000Z'],
  ['now()', '2026-11-22T15:31:12.000Z'],
  ['', '2026-11-22T15:31:12.000Z'],
  ['-24h@h', '2026-11-21T15:00:00.000Z'],
  ['-15m', '2026-11-22T15:16:12.000Z'],
  ['+7d', '2026-11-29T15:31:12.000Z'],
  ['-d', '2026-11-21T15:31:12.000Z'],
  ['now-1h', '2026-11-22T14:31:12.000Z'],
  ['@d', '2026-11-22T00:00:00.000Z'],
  ['-1d@d+3h', '2026-11-21T03:00:00.000Z'],
  ['@w0', '2026-11-22T00:00:00.000Z'],
  ['@w7', '2026-11-22T00:00:00.000Z'],
  ['@w', '2026-11-22T00:00:00.000Z'],
  ['@w1', '2026-11-16T00:00:00.000Z'],
  ['@w6', '2026-11-21T00:00:00.000Z'],
  ['-1mon@mon', '2026-10-01T00:00:00.000Z'],
  ['@q', '2026-10-01T00:00:00.000Z'],
  ['-1y@y', '2025-01-01T00:00:00.000Z'],
  ['0', '1970-01-01T00:00:00.000Z'],
  ['1791467235.5', '2026-10-08T13:47:15.500Z'],
  ['2026-11-22T16:00:00.000+01:00', '2026-11-22T15:00:00.000Z'],
  ['2026-11-22T16:00:00+0100', '2026-11-22T15:00:00.000Z'],
  ['2026-11-22T16:00:00', '2026-11-22T16:00:00.000Z'],
  ['2026-11-22', '2026-11-22T00:00:00.000Z'],
  ['11/22/2026:18:24:02', '2026-11-22T18:24:02.000Z']
])('reads %s', (text, expected) => {
  const time = parseTimeModifier(text, now)
  expect(time === null ? null : new Date(time * 1000).toISOString()).toBe(expected)
})

test.each(['yesterday', '-3', '-3x', '@', '@d1', '@w9', '-1d junk', '2026-99-99'])(
  'does not read %s',
  (text) => {
    expect(parseTimeModifier(text, now)).toBeNull()
  }
)

test('a month before the end of a long month ends with the short one', () => {
  const march = Date.UTC(2027, 2, 31) / 1000
  expect(parseTimeModifier('-1mon', march)).toBe(Date.UTC(2027, 1, 28) / 1000)
})
