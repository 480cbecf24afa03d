import { expect, test } from 'vitest'
import { bucketsOf } from '../../../renderer/inspector/buckets.ts'
import { callsOf } from '../support/calls.ts'

test('every call is in one span, and failed ones are among them', () => {
  const calls = callsOf([], 100, 1_763_900_000_000)
  const buckets = bucketsOf(calls, 20)
  const sum = (counts: readonly number[] = []) => counts.reduce((a, b) => a + b, 0)
  expect(sum(buckets?.counts)).toBe(100)
  expect(sum(buckets?.errors)).toBe(
    calls.filter(({ status }) => status === 'error' || status === 'refused').length
  )
  expect(buckets?.most).toBe(Math.max(...(buckets?.counts ?? [])))
})

test('a single call has a span, and no calls have none', () => {
  const [only] = callsOf([], 1, 1_763_900_000_000)
  if (!only) throw new Error('no call')
  expect(bucketsOf([only], 10)?.counts).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  expect(bucketsOf([], 10)).toBeNull()
})
