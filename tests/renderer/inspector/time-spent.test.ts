import { expect, test } from 'vitest'
import { splunkTime } from '../../../renderer/inspector/time-spent.ts'

const request = (startedAt: number, ms: number, sid: string | null = null) => ({
  method: 'GET',
  path: '/services/server/info',
  sid,
  startedAt,
  ms,
  status: 200,
  bytes: 0,
  error: null
})

test('time in which requests overlap counts once', () => {
  expect(splunkTime([request(0, 100), request(50, 100)])).toBe(150)
  expect(splunkTime([request(200, 10), request(0, 100), request(20, 10)])).toBe(110)
  expect(splunkTime([])).toBe(0)
})

test('a search job is at work between the requests about it too', () => {
  expect(splunkTime([request(0, 10, 'a'), request(100, 10, 'a'), request(500, 10)])).toBe(120)
  expect(splunkTime([request(0, 10, 'a'), request(5, 10, 'b'), request(100, 10, 'a')])).toBe(110)
})
