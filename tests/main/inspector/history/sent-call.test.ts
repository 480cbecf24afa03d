import { expect, test } from 'vitest'
import type { RawEntry } from '../../../../main/inspector/history/messages.ts'
import { receivedCall, sentCall } from '../../../../main/inspector/history/sent-call.ts'

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
      requestHeaders: { host: '127.0.0.1', 'x-many': ['a', 'b'] },
      responseHeaders: { 'Content-Length': 14 },
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

test('a call arrives in the thread of the history as it was told, whole or as its row alone', () => {
  for (const call of [whole, none]) {
    expect(receivedCall(structuredClone(sentCall(call)))).toEqual(call)
  }
})
