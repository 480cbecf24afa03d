import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openInspector, openWhole } from '../../support/history.ts'

const inspectorWith = async (secrets: readonly string[] = ['tr0ub4dor']) => {
  const inspector = await openInspector()
  const begin = (changes: { readonly tool?: string; readonly arguments?: unknown } = {}) =>
    inspector.begin({
      kind: 'call',
      sessionId: 's',
      client: 'Tester',
      origin: 'client',
      tool: 'echo',
      calledAs: null,
      arguments: { text: 'hello', password: 'hunter2' },
      redactor: inspector.redactor(secrets),
      request: null,
      cancel: () => undefined,
      ...changes
    })
  return { inspector, begin }
}
const ended = { status: 'ok', error: null, rows: 2 } as const

test('gives a call with its bodies, redacted, and its row without them', async () => {
  const { inspector, begin } = await inspectorWith()
  const recording = begin()
  recording.hide('s3cond-secret')
  recording.end({ ...ended, result: { text: 'tr0ub4dor and s3cond-secret' } })
  expect(await inspector.call(recording.id)).toMatchObject({
    status: 'ok',
    rows: 2,
    arguments: { text: 'hello', password: '[redacted]' },
    exchange: null,
    messages: []
  })
  expect((await inspector.call(recording.id))?.result).toBe('{"text":"[redacted] and [redacted]"}')
  expect(await inspector.recent()).toHaveLength(1)
  expect((await inspector.recent())[0]).not.toHaveProperty('result')
})

test('says how large a body was that it does not keep', async () => {
  const { inspector, begin } = await inspectorWith()
  const recording = begin({ arguments: { text: 'x'.repeat(70_000) } })
  recording.end({ ...ended, result: 'y'.repeat(5 * 1024 * 1024) })
  const call = await inspector.call(recording.id)
  expect(call?.arguments).toMatchObject({ notKept: expect.stringContaining('bytes') as string })
  expect(call?.bytes).toBe(5 * 1024 * 1024 + 2)
})

test('finds the last word of long SPL, and what a row shows of arguments that are too large', async () => {
  const { inspector, begin } = await inspectorWith()
  const long = begin({ arguments: { query: `index=web ${'host=web-01 or '.repeat(3000)} needle` } })
  const large = begin({ arguments: { text: `haystack ${'x'.repeat(70_000)}` } })
  for (const recording of [long, large]) recording.end({ ...ended, result: null })
  const found = async (filter: string) => (await openWhole(inspector.history, { filter })).older
  for (const filter of ['needle', 'haystack', '/hays?tack/', 'needle or haystack']) {
    expect(await found(filter), filter).toBe(filter.includes('or') ? 2 : 1)
  }
})

test('a large result is left out of the call, and there when it is asked for', async () => {
  const { inspector, begin } = await inspectorWith()
  const recording = begin()
  recording.end({ ...ended, result: 'y'.repeat(1_500_000) })
  expect(await inspector.call(recording.id)).toMatchObject({ result: null, bytes: 1_500_002 })
  expect(await inspector.history.ask('result', recording.id)).toHaveLength(1_500_002)
})

test('the hint of an error is redacted as well', async () => {
  const { inspector, begin } = await inspectorWith()
  const recording = begin()
  const error = { code: 'x', message: 'No tr0ub4dor.', hint: 'Try tr0ub4dor.' }
  recording.end({ status: 'error', error, rows: null, result: null })
  expect((await inspector.call(recording.id))?.errorHint).toBe('Try [redacted].')
})

test('what is learned to be secret late is taken out of what was shown before', async () => {
  const { inspector, begin } = await inspectorWith([])
  const recording = begin({ arguments: { query: 'index=web l4te-secret' } })
  recording.progress(0.5, 'Looking for l4te-secret')
  const request = {
    method: 'POST',
    path: '/services/search/jobs',
    query: { q: 'l4te-secret' },
    form: { search: 'search l4te-secret', password: 'other' },
    sid: null,
    startedAt: 1,
    ms: 1,
    status: 201,
    bytes: 1,
    error: 'refused l4te-secret'
  }
  recording.splunkRequest(request)
  recording.hide('l4te-secret')
  expect(JSON.stringify(await inspector.recent())).not.toContain('l4te')
  recording.end({ ...ended, result: null })
  const call = JSON.stringify(await inspector.call(recording.id))
  expect(call).not.toContain('l4te')
  expect((await inspector.call(recording.id))?.splunkRequests).toMatchObject([
    {
      path: '/services/search/jobs?q=[redacted]',
      body: 'search=search+[redacted]&password=[redacted]',
      error: 'refused [redacted]'
    }
  ])
})

test('counts time in Splunk once where requests overlap, and names the first job and the indexes', async () => {
  const { inspector, begin } = await inspectorWith()
  const recording = begin()
  const request = (startedAt: number, ms: number, sid: string | null) =>
    recording.splunkRequest({
      method: 'GET',
      path: '/x',
      query: null,
      form: null,
      sid,
      startedAt,
      ms,
      status: 200,
      bytes: 10,
      error: null
    })
  request(100, 50, null)
  request(120, 10, '1.1')
  request(200, 50, '1.2')
  request(140, 70, '1.2')
  recording.reads(['web', 'main'])
  recording.reads(['web'])
  recording.end({ ...ended, result: null })
  expect((await inspector.recent())[0]).toMatchObject({
    splunkMs: 150,
    sid: '1.1',
    indexes: ['web', 'main']
  })
})

test('keeps each state of a job, with the first moment and the last counts of each', async () => {
  const { inspector, begin } = await inspectorWith()
  const recording = begin()
  const job = (dispatchState: string, scanCount: number) =>
    recording.job({
      sid: '1.1',
      dispatchState,
      doneProgress: 0.5,
      scanCount,
      eventCount: 0,
      resultCount: 0,
      runDuration: 1.5,
      messages: [{ type: 'WARN', text: `tr0ub4dor ${scanCount}` }]
    })
  job('QUEUED', 0)
  for (const scanned of [1, 2, 3]) job('RUNNING', scanned)
  job('DONE', 4)
  recording.end({ ...ended, result: null })
  const [recorded] = (await inspector.call(recording.id))?.jobs ?? []
  expect(recorded?.states.map((state) => [state.dispatchState, state.scanned])).toEqual([
    ['QUEUED', 0],
    ['RUNNING', 1],
    ['RUNNING', 3],
    ['DONE', 4]
  ])
  expect(recorded?.states[0]?.runMs).toBe(1500)
  expect(recorded?.messages).toEqual([{ type: 'WARN', text: '[redacted] 4' }])
})

test('says how many requests to Splunk it counted instead of keeping', async () => {
  const { inspector, begin } = await inspectorWith()
  const recording = begin()
  for (let at = 0; at < 2000; at += 1) {
    const rest = { query: null, form: null, sid: null, status: 200, bytes: 10, error: null }
    recording.splunkRequest({ method: 'GET', path: `/${at}`, startedAt: at, ms: 1, ...rest })
  }
  recording.end({ ...ended, result: null })
  const requests = (await inspector.call(recording.id))?.splunkRequests ?? []
  expect(requests.length).toBeLessThan(1000)
  const counted = requests.find(({ method }) => method === '')
  expect(Number(counted?.path.split(' ')[0]) + requests.length - 1).toBe(2000)
  expect(requests.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(20_000)
})

test('takes secrets out of odd places, also of those that are known late', async () => {
  const { inspector, begin } = await inspectorWith([])
  const recording = begin({ tool: 'tool-l4te-secret' })
  recording.reads(['l4te-secret'])
  recording.job({
    sid: '1.1',
    dispatchState: 'l4te-secret',
    doneProgress: 0,
    scanCount: 0,
    eventCount: 0,
    resultCount: 0,
    runDuration: 0,
    messages: [{ type: 'l4te-secret', text: '' }]
  })
  recording.hide('l4te-secret')
  recording.end({ ...ended, result: null })
  expect(JSON.stringify(await inspector.call(recording.id))).not.toContain('l4te')
  inspector.secrets.add('l4te-secret')
  const session = { sessionId: 's', xSessionId: 'l4te-secret', client: 'l4te-secret' }
  inspector.mark({ ...session, what: 'moved', from: null, to: null, reason: 'x' })
  expect(await inspector.marks()).toMatchObject([{ xSessionId: '[redacted]' }])
  expect(JSON.stringify(await inspector.marks())).not.toContain('l4te')
})

test('of texts without end a row keeps the beginning, and says how much more there was', async () => {
  const { inspector, begin } = await inspectorWith()
  const long = 'x'.repeat(1_000_000)
  const recording = begin({ tool: long })
  recording.progress(null, long)
  expect(JSON.stringify(inspector.running()).length).toBeLessThan(10_000)
  recording.reads([long])
  const splunk = { query: { a: long }, form: null, sid: long, status: 400, bytes: 1, error: long }
  recording.splunkRequest({ method: 'GET', path: '/', startedAt: 1, ms: 1, ...splunk })
  const error = { code: 'x', message: long, hint: long }
  recording.end({ status: 'error', error, rows: null, result: null })
  const call = await inspector.call(recording.id)
  expect(call?.error).toBe(`${'x'.repeat(4000)}… [996000 more characters are not kept]`)
  expect(call?.tool).toContain('more characters are not kept')
  expect(JSON.stringify(call).length).toBeLessThan(40_000)
})

test('a call whose record cannot be made holds up no other', async () => {
  const { inspector, begin } = await inspectorWith()
  const unwritable = { query: 'index=web', toJSON: () => failing() }
  begin({ arguments: unwritable }).end({ ...ended, result: null })
  begin({ tool: 'after' }).end({ ...ended, result: null })
  expect((await inspector.recent()).map(({ tool }) => tool)).toContain('after')
})

function failing(): never {
  throw new RangeError('too deep')
}

test('knows how long a call waited for a person, and nothing of that for others', async () => {
  const { inspector, begin } = await inspectorWith()
  const waited = begin()
  waited.waiting(true)
  await setTimeout(20)
  waited.waiting(false)
  waited.end({ ...ended, result: null })
  begin().end({ ...ended, result: null })
  const [other, first] = await inspector.recentCalls()
  expect(first?.waitedMs).toBeGreaterThan(0)
  expect(other).not.toHaveProperty('waitedMs')
})
