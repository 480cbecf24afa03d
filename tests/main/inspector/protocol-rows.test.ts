import { setImmediate as pause } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { ExchangeRecording } from '../../../main/inspector/exchange-recording.ts'
import { Traffic } from '../../../main/inspector/history/traffic.ts'
import { ProtocolRows } from '../../../main/inspector/protocol-rows.ts'
import type { CallStart } from '../../../main/inspector/call-facts.ts'
import { Redactor } from '../../../main/inspector/redactor.ts'

const seen = { method: 'POST', path: '/mcp', headers: {} }
const answer = { statusCode: 202, headersSent: true, sentHeaders: {}, sentBytes: 0 }

/** Answers what the message brought, held by nobody else. */
function say(rows: ProtocolRows): WeakRef<object> {
  const params = { text: 'x'.repeat(1000) }
  const exchange = new ExchangeRecording(seen, answer, new Redactor(), rows, new Traffic())
  exchange.owner = { sessionId: 's', client: 'c', protocolVersion: null }
  exchange.begin({ jsonrpc: '2.0', method: 'notifications/any', params }, true).finish()
  return new WeakRef(params)
}

test('counting the messages of a minute holds nothing of what they brought', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  let ended = 0
  const rows = new ProtocolRows(() => ({ end: () => void (ended += 1) }))
  const brought = say(rows)
  // A WeakRef holds until the turn is over.
  await pause()
  collect()
  expect(brought.deref()).toBeUndefined()
  rows.flush(true)
  expect(ended).toBe(1)
})

/** What is recorded of calls that nobody took over. */
function recorded(calls: readonly object[], secrets: readonly string[] = []): CallStart[] {
  const starts: CallStart[] = []
  const rows = new ProtocolRows((start) => {
    starts.push(start)
    return { end: () => undefined }
  })
  for (const params of calls) {
    const redactor = new Redactor(secrets)
    const exchange = new ExchangeRecording(seen, answer, redactor, rows, new Traffic())
    exchange.owner = { sessionId: 's', client: 'c', protocolVersion: null }
    exchange.begin({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }, true).finish()
  }
  return starts
}

test('a call of a tool that is not there has the name that it was called by', () => {
  const calls = [
    { name: 'drop_index', arguments: { index: 'web' } },
    { name: 7 },
    { name: 'resources/read' },
    { name: 'tool-hunter2-x' },
    { name: 'list\u202eindexes' },
    { name: 'x'.repeat(5000) }
  ]
  const [first, ...others] = recorded(calls, ['hunter2'])
  expect(first).toMatchObject({ kind: 'call', tool: 'drop_index', arguments: { index: 'web' } })
  expect(others.map(({ tool }) => tool)).toEqual([
    'tools/call',
    'tools/call',
    'tool-[redacted]-x',
    'list[U+202E]indexes',
    'x'.repeat(100)
  ])
})

test('a client that makes up tools without end fills the history with some names only', () => {
  const calls = Array.from({ length: 1000 }, (_, place) => ({ name: `tool-${place}` }))
  const starts = recorded([...calls, { name: 'tool-0' }])
  expect(new Set(starts.map(({ tool }) => tool)).size).toBe(201)
  expect(starts.at(-2)).toMatchObject({ tool: 'tools/call', arguments: { name: 'tool-999' } })
  expect(starts.at(-1)?.tool).toBe('tool-0')
})
