import { expect, onTestFinished, test } from 'vitest'
import { History } from '../../../main/inspector/history/history.ts'
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

/** With a history in memory, ended when the test is over. */
async function openInspector(): Promise<Inspector> {
  const thread = new URL('../../../main/inspector/history/worker.ts', import.meta.url)
  const inspector = new Inspector(new History(thread))
  onTestFinished(() => inspector.stop())
  await inspector.open({
    place: { path: null, key: null, problem: null },
    retention: { days: 1, megabytes: 100 }
  })
  return inspector
}

test('gives a call with its bodies, redacted, and its row without them', async () => {
  const inspector = await openInspector()
  const recording = inspector.begin(start)
  recording.hide('s3cond-secret')
  recording.end({ ...ended, result: { text: 'tr0ub4dor and s3cond-secret' } })
  expect(await inspector.call(recording.id)).toMatchObject({
    status: 'ok',
    rows: 2,
    arguments: { text: 'hello', password: '[redacted]' },
    result: '{"text":"[redacted] and [redacted]"}',
    exchange: { requestHeaders: { authorization: 'Bearer [redacted]', accept: '*/*' } }
  })
  const rows = await inspector.recent()
  expect(rows).toHaveLength(1)
  expect(rows[0]).not.toHaveProperty('result')
})

test('says how large a body was that it does not keep', async () => {
  const inspector = await openInspector()
  const recording = inspector.begin({ ...start, arguments: { text: 'x'.repeat(70_000) } })
  recording.end({ ...ended, result: 'y'.repeat(5 * 1024 * 1024) })
  const call = await inspector.call(recording.id)
  expect(call?.arguments).toMatchObject({ notKept: expect.stringContaining('bytes') as string })
  expect(call?.result).toContain('bytes are more than the inspector keeps')
  expect(call?.bytes).toBe(5 * 1024 * 1024 + 2)
})

test('the hint of an error is redacted as well', async () => {
  const inspector = await openInspector()
  const recording = inspector.begin(start)
  const error = { code: 'x', message: 'No tr0ub4dor.', hint: 'Try tr0ub4dor.' }
  recording.end({ status: 'error', error, rows: null, result: null })
  expect((await inspector.call(recording.id))?.errorHint).toBe('Try [redacted].')
})
