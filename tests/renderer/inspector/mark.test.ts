import { expect, test } from 'vitest'
import { gapSize } from '../../../renderer/inspector/mark.ts'

const gap = {
  kind: 'mark',
  id: 'g',
  what: 'paused',
  at: 1000,
  until: 1000,
  calls: 0,
  reason: ''
} as const

test('a pause that goes on has no length, and one that is over has', () => {
  expect(gapSize(gap)).toBe('from here on')
  expect(gapSize({ ...gap, until: 7000, calls: 3 })).toBe('3 calls in 6.0 s')
  expect(gapSize({ ...gap, what: 'flood', calls: 3 })).toBe('3 calls in 0 ms')
})
