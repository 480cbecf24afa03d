import type { ToolCall } from '../../../preload/api.ts'

const sid = '1763906531.4711'
const spl =
  'search index=web status>=500 [ search index=security action=failure | stats count by src_ip | where count > 50 | fields src_ip ] earliest=-4h | bin _time span=5m | stats count avg(duration) AS seconds by _time, host | sort - count'
const startedAt = Date.UTC(2026, 10, 23, 14, 2, 11, 41)

const row = (place: number) => ({
  _time: new Date(startedAt - (place % 20) * 300_000).toISOString(),
  host: `web-0${(place % 3) + 1}`,
  count: String(90 + ((place * 37) % 240)),
  seconds: (0.2 + ((place * 7919) % 130) / 100).toFixed(2)
})

export const resultOf = (rows: readonly unknown[], more: object = {}): string => {
  const structuredContent = {
    sid,
    is_done: true,
    results: rows,
    total: rows.length,
    returned: rows.length,
    truncated: false,
    messages: [],
    ...more
  }
  return JSON.stringify({
    content: [{ type: 'text', text: JSON.stringify(structuredContent) }],
    structuredContent
  })
}

const request = (method: string, path: string, at: number, ms: number, change: object = {}) => ({
  method,
  path,
  sid: path.includes(sid) ? sid : null,
  startedAt: startedAt + at,
  ms,
  status: 200,
  bytes: 1800 + path.length * 90,
  error: null,
  body: null,
  ...change
})

const state = (at: number, dispatchState: string, progress: number, scanned: number) => ({
  at: startedAt + at,
  dispatchState,
  progress,
  scanned,
  events: Math.round(scanned / 340),
  results: dispatchState === 'DONE' ? 60 : 0,
  runMs: Math.max(0, at - 420)
})

const message = (
  at: number,
  from: 'client' | 'server',
  value: object | null,
  change: object = {}
) => {
  const text = value === null ? null : JSON.stringify({ jsonrpc: '2.0', ...value })
  return {
    at: startedAt + at,
    from,
    via: from === 'client' ? ('body' as const) : ('event' as const),
    eventId: from === 'client' ? null : `s-${at}`,
    bytes: text?.length ?? 18_204,
    text,
    ...change
  }
}

const args = { query: spl, earliest_time: '-24h', latest_time: 'now', max_results: 100 }

const search: ToolCall = {
  kind: 'call',
  id: 'search',
  startedAt,
  ms: 2140,
  splunkMs: 2060,
  sessionId: '3f9ac210-77d1-4a55-9a0e-51a7d6c0be11',
  client: 'Claude Desktop',
  origin: 'client',
  profile: {
    id: 'p-prod',
    name: 'Production',
    colour: 4,
    production: true,
    host: 'splunk.corp.example.com:8089'
  },
  tool: 'run_splunk_search',
  summary: spl,
  status: 'ok',
  progress: null,
  progressText: null,
  rows: 60,
  bytes: 18_204,
  error: null,
  sid,
  indexes: ['web', 'security'],
  pinned: false,
  note: null,
  colour: null,
  kept: true,
  calledAs: null,
  arguments: args,
  result: resultOf(Array.from({ length: 60 }, (_, place) => row(place))),
  errorCode: null,
  errorHint: null,
  splunkRequests: [
    request('POST', '/services/auth/login', 12, 88, { body: 'username=svc-mcp&password=••••' }),
    request('POST', '/services/search/v2/jobs', 104, 96, {
      status: 201,
      body: `search=${encodeURIComponent(spl)}&earliest_time=-24h&latest_time=now&label=run_splunk_search`
    }),
    request('GET', `/services/search/v2/jobs/${sid}?output_mode=json`, 260, 40),
    request('GET', `/services/search/v2/jobs/${sid}?output_mode=json`, 560, 38),
    request('GET', `/services/search/v2/jobs/${sid}?output_mode=json`, 1160, 41),
    request('GET', `/services/search/v2/jobs/${sid}?output_mode=json`, 1740, 36),
    request('GET', `/services/search/v2/jobs/${sid}/results?count=100&offset=0`, 1790, 330)
  ],
  jobs: [
    {
      sid,
      states: [
        state(200, 'QUEUED', 0, 0),
        state(420, 'PARSING', 0, 0),
        state(598, 'RUNNING', 0.18, 412_000),
        state(1201, 'RUNNING', 0.61, 2_904_117),
        state(1640, 'FINALIZING', 0.98, 4_102_880),
        state(1776, 'DONE', 1, 4_102_880)
      ],
      messages: [
        { type: 'INFO', text: 'Your timerange was substituted based on your search string' },
        {
          type: 'WARN',
          text: '[subsearch]: Subsearch produced 10,412 results, truncating to maxout 10000.'
        }
      ]
    }
  ],
  exchange: {
    method: 'POST',
    path: '/mcp',
    status: 200,
    startedAt: startedAt - 3,
    ms: 2146,
    protocolVersion: '2025-11-25',
    requestHeaders: {
      accept: 'application/json, text/event-stream',
      authorization: 'Bearer ••••',
      'content-type': 'application/json',
      'mcp-protocol-version': '2025-11-25',
      'mcp-session-id': '3f9ac210-77d1-4a55-9a0e-51a7d6c0be11',
      'user-agent': 'claude-ai/0.14.2'
    },
    responseHeaders: {
      'cache-control': 'no-cache',
      'content-type': 'text/event-stream',
      'mcp-session-id': '3f9ac210-77d1-4a55-9a0e-51a7d6c0be11'
    },
    requestBytes: 612,
    responseBytes: 19_480
  },
  messages: [
    message(0, 'client', {
      id: 7,
      method: 'tools/call',
      params: { name: 'run_splunk_search', arguments: args, _meta: { progressToken: 7 } }
    }),
    ...[598, 1201, 1640].map((at, place) =>
      message(at, 'server', {
        method: 'notifications/progress',
        params: { progressToken: 7, progress: [18, 61, 98][place], total: 100 }
      })
    ),
    message(2138, 'server', null)
  ]
}

/** A search that went well, with all that is recorded of one; changed as it is told. */
export const detailCall = (change: Partial<ToolCall> = {}): ToolCall => ({ ...search, ...change })
