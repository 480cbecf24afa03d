import { expect, test } from 'vitest'
import {
  formatCount,
  formatDuration,
  formatNumber,
  formatRelative,
  formatSize
} from '../../../renderer/ui/format.ts'

test('durations are in ms, seconds, minutes or hours, with no unit twice', () => {
  const written = [
    0, 41.4, 999.4, 999.6, 2140, 9949, 9950, 59_400, 59_600, 125_000, 3_600_000, 12_000_000
  ]
  expect(written.map(formatDuration)).toEqual([
    '0 ms',
    '41 ms',
    '999 ms',
    '1.0 s',
    '2.1 s',
    '9.9 s',
    '10 s',
    '59 s',
    '1 min',
    '2 min 5 s',
    '1 h',
    '3 h 20 min'
  ])
})

test('sizes go in steps of a thousand and keep one digit where it says something', () => {
  expect([0, 999, 1000, 1240, 34_000, 999_600, 1_500_000_000].map(formatSize)).toEqual([
    '0 B',
    '999 B',
    '1.0 KB',
    '1.2 KB',
    '34 KB',
    '1.0 MB',
    '1.5 GB'
  ])
})

test('numbers have thousands separators and their word', () => {
  expect(formatNumber(1204)).toBe('1,204')
  expect(formatCount(1, 'call')).toBe('1 call')
  expect(formatCount(1204, 'call')).toBe('1,204 calls')
  expect(formatCount(2, 'index', 'indexes')).toBe('2 indexes')
})

test('a time is told as how long ago it was', () => {
  const now = 1_763_900_000_000
  const ago = (seconds: number) => formatRelative(now - seconds * 1000, now)
  expect([-5, 0, 12, 190, 7300, 90_000, 400_000].map(ago)).toEqual([
    'now',
    'now',
    '12 s ago',
    '3 min ago',
    '2 h ago',
    '1 day ago',
    '4 days ago'
  ])
})
