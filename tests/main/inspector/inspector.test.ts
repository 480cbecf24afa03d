import { expect, test } from 'vitest'
import { Inspector } from '../../../main/inspector/inspector.ts'

const start = {
  sessionId: 's',
  client: 'Tester',
  tool: 'echo',
  arguments: { text: 'hello', password: 'hunter2' },
  protocolVersion: '2025-11-25',
  headers: { authorization: 'Bearer abc', accept: '*/*' },
  secrets: ['tr0ub4dor'],
  cancel: () => undefined
}
const ended = { status: 'ok', error: null, rows: 2 } as const

test('gives a call with its bodies, redacted, and its row without them', () => {
  const inspector = new Inspector()
  const recording = inspector.begin(start)
  recording.hide('s3cond-secret')
  recording.end({ ...ended, result: { text: 'tr0ub4dor and s3cond-secret' } })
  expect(inspector.get(recording.id)).toMatchObject({
    status: 'ok',
    rows: 2,
    arguments: { text: 'hello', password: '[redacted]' },
    result: { text: '[redacted] and [redacted]' },
    requestHeaders: { authorization: 'Bearer [redacted]', accept: '*/*' }
  })
  expect(inspector.list()).toHaveLength(1)
  expect(inspector.list()[0]).not.toHaveProperty('result')
})

test('says how large a body was that it does not keep', () => {
  const inspector = new Inspector()
  const recording = inspector.begin({ ...start, arguments: { text: 'x'.repeat(70_000) } })
  recording.end({ ...ended, result: 'y'.repeat(5 * 1024 * 1024) })
  const call = inspector.get(recording.id)
  expect(call?.arguments).toMatchObject({ notKept: expect.stringContaining('bytes') as string })
  expect(call?.result).toMatchObject({ notKept: expect.stringContaining('bytes') as string })
  expect(call?.bytes).toBe(5 * 1024 * 1024 + 2)
})

test('keeps some ten thousand calls, counts the older ones that it drops, and never drops a running one', () => {
  const inspector = new Inspector()
  const running = inspector.begin(start)
  for (let count = 0; count < 10_500; count += 1) {
    inspector.begin(start).end({ ...ended, result: count })
  }
  const rows = inspector.list()
  expect(rows.length).toBeGreaterThanOrEqual(10_000)
  expect(rows.length).toBeLessThanOrEqual(10_100)
  expect(rows.length + inspector.dropped).toBe(10_501)
  expect(rows.at(-1)?.id).toBe(running.id)
})

test('drops old calls where their bodies become too many bytes', () => {
  const inspector = new Inspector()
  const result = 'y'.repeat(4 * 1024 * 1024 - 100)
  for (let count = 0; count < 40; count += 1) inspector.begin(start).end({ ...ended, result })
  expect(inspector.list().length).toBeLessThan(35)
  expect(inspector.list().length + inspector.dropped).toBe(40)
})

test('the hint of an error is redacted as well', () => {
  const inspector = new Inspector()
  const recording = inspector.begin(start)
  const error = { code: 'x', message: 'No tr0ub4dor.', hint: 'Try tr0ub4dor.' }
  recording.end({ status: 'error', error, rows: null, result: null })
  expect(inspector.get(recording.id)?.errorHint).toBe('Try [redacted].')
})
