import { expect, test } from 'vitest'
import type { FedEntry, RawEntry } from '../../../../main/inspector/history/messages.ts'
import type { SeenHeaders } from '../../../../main/inspector/redaction.ts'
import type { SplunkRequestMade } from '../../../../main/inspector/splunk-recording.ts'
import { Batch, memoryOfBatch, ReceivedBatch } from '../../../../main/inspector/history/batch.ts'

// No two texts and no two numbers of it are the same, so that none can take the place of another.
const whole: RawEntry = {
  kind: 'raw',
  phase: 'ended',
  calledAs: 'search_splunk',
  row: {
    kind: 'call',
    id: 'run-1',
    startedAt: 1,
    ms: 2,
    splunkMs: 3,
    sessionId: 'session',
    client: 'Claude Desktop',
    origin: 'client',
    profile: { id: 'prod', name: 'Prod', colour: 4, production: true, host: 'prod:8089' },
    tool: 'run_splunk_search',
    summary: 'search index=web',
    status: 'ok',
    progress: 0.5,
    progressText: 'half',
    rows: 5,
    bytes: 6,
    error: 'failed',
    sid: '1763.1',
    indexes: ['web', 'auth'],
    kept: true
  },
  trace: {
    waitedMs: 7,
    errorCode: 'code',
    errorHint: 'hint',
    splunkRequests: [
      {
        method: 'GET',
        path: '/services/search/jobs',
        sid: '1763.2',
        startedAt: 8,
        ms: 9,
        status: 201,
        bytes: 10,
        error: 'late',
        query: { count: 11 },
        form: { search: ['one', 'two'] }
      }
    ],
    jobs: [{ sid: '1763.3', states: [], messages: [{ type: 'WARN', text: 'slow' }] }],
    exchange: {
      method: 'POST',
      path: '/mcp',
      status: 200,
      startedAt: 12,
      ms: 13,
      protocolVersion: '2025-11-25',
      requestHeaders: { host: '127.0.0.1', 'x-none': '', 'x-lines': 'one\ntwo' },
      responseHeaders: { 'Content-Length': '14' },
      requestBytes: 15,
      responseBytes: 16
    },
    messages: [
      { at: 17.5, from: 'client', via: 'body', eventId: '18', bytes: 19, text: '{"id":20}' },
      { at: 21.5, from: 'server', via: 'event', eventId: null, bytes: 22, text: null }
    ]
  },
  bodies: { arguments: '{"query":"search index=web"}', result: '{"rows":[]}' },
  redaction: {
    secrets: ['own'],
    shared: ['all'],
    rules: { patterns: [/x/g], names: new Set(['pin']) }
  }
}
const none: RawEntry = { ...whole, phase: 'begun', calledAs: null, trace: null, bodies: null }

type Plain = Readonly<Record<string, string | number | undefined>>

function withHeaders(requestHeaders: SeenHeaders): RawEntry {
  const { trace } = whole
  if (trace?.exchange == null) throw new Error('It has no exchange.')
  return { ...whole, trace: { ...trace, exchange: { ...trace.exchange, requestHeaders } } }
}

/** What arrives of a batch. */
function arrived(batch: Batch): readonly FedEntry[] {
  const received = new ReceivedBatch(structuredClone(batch.sent))
  const entries: FedEntry[] = []
  while (received.length > 0) entries.push(received.next())
  return entries
}

test('calls arrive in the thread of the history as they were told, whole or as their rows alone', () => {
  const batch = new Batch(new SharedArrayBuffer(memoryOfBatch))
  const mark = { kind: 'mark', mark: '{}' } as const
  const other = { ...whole, redaction: { ...whole.redaction, shared: ['other'] } }
  const entries = [whole, none, mark, other]
  for (const entry of entries) batch.add(entry)
  expect(arrived(batch)).toEqual(entries)
})

test('texts of all languages arrive, and numbers that are none arrive as null', () => {
  const batch = new Batch(new SharedArrayBuffer(memoryOfBatch))
  const { row } = whole
  batch.add({ ...whole, row: { ...row, client: 'größer 数 \u{1f50d}', tool: '', rows: NaN } })
  expect(arrived(batch)).toEqual([
    { ...whole, row: { ...row, client: 'größer 数 \u{1f50d}', tool: '', rows: null } }
  ])
})

test('headers that are there several times or are numbers arrive as the texts that they are', () => {
  const batch = new Batch(new SharedArrayBuffer(memoryOfBatch))
  batch.add(withHeaders({ cookie: ['a=1', 'b=2'], 'content-length': 14, none: undefined }))
  expect(arrived(batch)).toMatchObject([
    { trace: { exchange: { requestHeaders: { cookie: 'a=1, b=2', 'content-length': '14' } } } }
  ])
})

test('headers arrive as they were in each call, whatever was the same in others before', () => {
  const batch = new Batch(new SharedArrayBuffer(memoryOfBatch))
  const one = { host: 'a', 'mcp-session-id': '1', 'content-length': 9 }
  const kinds = Array.from({ length: 20 }, (_, at) => ({ host: 'a', [`x-${at}`]: 'b' }))
  const all: readonly Plain[] = [
    one,
    { ...one, 'mcp-session-id': '2' },
    { host: 'a' },
    one,
    { ...one, 'content-length': undefined },
    { ...one, 'content-length': '' },
    one,
    ...kinds,
    {},
    ...kinds.toReversed()
  ]
  for (const headers of all) batch.add(withHeaders(headers))
  const asTexts = (headers: Plain) =>
    Object.entries(headers).map(([name, value]) => [name, value === undefined ? value : `${value}`])
  const read = arrived(batch).map((entry) =>
    Object.entries((entry as RawEntry).trace?.exchange?.requestHeaders ?? {})
  )
  expect(read).toEqual(all.map(asTexts))
})

test('a call that has secrets of its own more than the one before takes them along', () => {
  const batch = new Batch(new SharedArrayBuffer(memoryOfBatch))
  const secrets: string[] = []
  const call = { ...whole, redaction: { ...whole.redaction, secrets } }
  const expected: RawEntry[] = []
  for (const secret of ['first', 'second']) {
    batch.add(call)
    expected.push({ ...call, redaction: { ...call.redaction, secrets: [...secrets] } })
    secrets.push(secret)
  }
  batch.add(call)
  expect(arrived(batch)).toEqual([...expected, call])
})

test('what does not fit into the memory of a batch goes beside it, and is the last in it', () => {
  const batch = new Batch(new SharedArrayBuffer(memoryOfBatch))
  const large = { ...whole, bodies: { arguments: '{}', result: 'x'.repeat(memoryOfBatch) } }
  batch.add(whole)
  expect(batch.isFull).toBe(false)
  batch.add(large)
  expect(batch.isFull).toBe(true)
  expect(arrived(batch)).toEqual([whole, large])
})

test('a call that cannot be written goes as it is, and is the last in its batch', () => {
  const batch = new Batch(new SharedArrayBuffer(memoryOfBatch))
  const { trace } = whole
  if (trace === null) throw new Error('It has no trace.')
  const [request] = trace.splunkRequests
  // No JSON has such a number.
  const odd = { ...request, bytes: 1n } as unknown as SplunkRequestMade
  const call = { ...whole, trace: { ...trace, splunkRequests: [odd] } }
  batch.add(whole)
  batch.add(call)
  expect(batch.isFull).toBe(true)
  expect(arrived(batch)).toEqual([whole, call])
})

test('a call that cannot be read holds up no other', () => {
  const batch = new Batch(new SharedArrayBuffer(memoryOfBatch))
  for (const call of [whole, none]) batch.add(call)
  const received = new ReceivedBatch({ ...batch.sent, redactions: [] })
  expect(() => received.next()).toThrow('names no secrets')
  expect(() => received.next()).toThrow('names no secrets')
  expect(received.length).toBe(0)
})

test('nothing is read of calls that refer to one that could not be read', () => {
  const memory = new SharedArrayBuffer(memoryOfBatch)
  const batch = new Batch(memory)
  const beside = { kind: 'mark', mark: '{}' } as const
  for (const entry of [whole, whole, beside]) batch.add(entry)
  const received = new ReceivedBatch(batch.sent)
  Buffer.from(memory).write('x', Buffer.from(memory).indexOf('{"splunkRequests"'))
  expect(() => received.next()).toThrow('JSON')
  expect(() => received.next()).toThrow('refers to')
  expect(received.next()).toEqual(beside)
})

test('once it has been read, nothing of it is left in its memory', () => {
  const memory = new SharedArrayBuffer(memoryOfBatch)
  const batch = new Batch(memory)
  for (const call of [whole, none]) batch.add(call)
  const received = new ReceivedBatch(batch.sent)
  while (received.length > 0) received.next()
  const isEmpty = () => new Uint8Array(memory).every((byte) => byte === 0)
  expect(isEmpty()).toBe(false)
  received.wipe()
  expect(isEmpty()).toBe(true)
})
