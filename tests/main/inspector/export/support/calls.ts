import type { ToolCall } from '../../../../../main/inspector/tool-call.ts'
import type { CallSource } from '../../../../../main/inspector/export/call-source.ts'
import type { ExportRequest } from '../../../../../main/inspector/export/contract.ts'

const began = Date.UTC(2026, 10, 25, 14, 2, 11, 41)

/** A call with something in every field. */
export function fullCall(change: Partial<ToolCall> = {}, place = 0): ToolCall {
  const startedAt = began + place * 3000
  const query = 'search index=web status>=500 earliest=-1h | stats count by host'
  const result = {
    content: [{ type: 'text', text: '{"results":[]}' }],
    structuredContent: {
      sid: '1763906531.4711',
      results: [
        { _time: '2026-11-25T14:00:00Z', host: 'web-01', count: '12' },
        { _time: '2026-11-25T14:01:00Z', host: 'web-02', count: '7' }
      ],
      total: 2,
      returned: 2,
      truncated: false
    }
  }
  return {
    kind: 'call',
    id: `run-${place}`,
    startedAt,
    ms: 2100,
    splunkMs: 2094,
    sessionId: '3f9ac210-77d1-4a55-9a0e-51a7d6c0be11',
    client: 'Claude Desktop',
    origin: 'client',
    profile: {
      id: 'p-prod',
      name: 'Prod',
      colour: 4,
      production: true,
      host: 'soc-eu.splunkcloud.com:8089'
    },
    tool: 'run_splunk_search',
    summary: query,
    status: 'ok',
    progress: 1,
    progressText: '4,100,000 events scanned',
    rows: 2,
    bytes: 812,
    error: null,
    sid: '1763906531.4711',
    indexes: ['web'],
    pinned: true,
    note: 'The one that matters',
    colour: 3,
    kept: true,
    calledAs: 'search_splunk',
    arguments: { query, earliest_time: '-24h', max_results: 100 },
    result: JSON.stringify(result),
    errorCode: null,
    errorHint: null,
    splunkRequests: [
      {
        method: 'POST',
        path: '/services/search/v2/jobs?output_mode=json',
        sid: '1763906531.4711',
        startedAt: startedAt + 6,
        ms: 180.5,
        status: 201,
        bytes: 61,
        error: null,
        body: `search=${encodeURIComponent(query)}&exec_mode=normal`
      }
    ],
    jobs: [
      {
        sid: '1763906531.4711',
        states: [
          {
            at: startedAt + 300,
            dispatchState: 'DONE',
            progress: 1,
            scanned: 4_100_000,
            events: 19,
            results: 2,
            runMs: 1790
          }
        ],
        messages: [{ type: 'INFO', text: 'Your timerange was substituted.' }]
      }
    ],
    exchange: {
      method: 'POST',
      path: '/mcp/prod',
      status: 200,
      startedAt: startedAt - 2.5,
      ms: 2104.25,
      protocolVersion: '2025-11-25',
      requestHeaders: { host: '127.0.0.1:8003', accept: 'text/event-stream', origin: 'null' },
      responseHeaders: { 'content-type': 'text/event-stream' },
      requestBytes: 220,
      responseBytes: 1200
    },
    messages: [
      {
        at: startedAt - 1.25,
        from: 'client',
        via: 'body',
        eventId: null,
        bytes: 220,
        text: JSON.stringify({
          jsonrpc: '2.0',
          id: 7,
          method: 'tools/call',
          params: { name: 'run_splunk_search', arguments: { query } }
        })
      },
      { at: startedAt + 2090, from: 'server', via: 'event', eventId: '3', bytes: 900, text: null }
    ],
    ...change
  }
}

/** The history of these calls, oldest first. */
export function sourceOf(calls: readonly ToolCall[]): CallSource {
  return {
    open: ({ ids }) => {
      const of = calls.filter(({ id }) => ids?.includes(id) ?? true)
      async function* each() {
        yield* await Promise.resolve(of)
      }
      return Promise.resolve({
        count: of.length,
        rows: each,
        calls: each,
        close: () => Promise.resolve()
      })
    }
  }
}

export const requestOf = (change: Partial<ExportRequest> = {}): ExportRequest => ({
  format: 'jsonl',
  ids: null,
  query: {
    filter: '',
    order: 'time',
    descending: true,
    bySession: false,
    protocol: false,
    source: null
  },
  sanitised: false,
  notes: true,
  ...change
})
