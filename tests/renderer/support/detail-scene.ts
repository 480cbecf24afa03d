import type { ToolCall } from '../../../preload/api.ts'
import { detailCall, resultOf } from './detail-calls.ts'
import { fullScene } from './full-scene.ts'
import type { Scene } from './scene.ts'

const now = Date.now()
const none = { splunkRequests: [], jobs: [], rows: null, bytes: null, result: null, sid: null }

/** Calls of every kind, each by an id that says what it is. */
export const detailCalls: readonly ToolCall[] = [
  detailCall(),
  detailCall({
    id: 'again',
    origin: 'analyst',
    ms: 1480,
    arguments: {
      query: 'search index=web status>=500 earliest=-1h | stats count by host | sort - count',
      earliest_time: '-1h',
      latest_time: 'now'
    },
    result: changedResult(),
    note: 'Ran again after the deployment',
    pinned: true,
    colour: 2
  }),
  detailCall({
    id: 'categories',
    result: resultOf([
      { uri_path: '/checkout', count: '1204', errors: '88' },
      { uri_path: '/api/v2/orders', count: '911', errors: '12' },
      { uri_path: '/login', count: '640', errors: '0' },
      { uri_path: '/search?q=socks', count: '72', errors: '3' }
    ]),
    rows: 4
  }),
  detailCall({
    id: 'long-names',
    // As `timechart by` names its series. What Splunk was asked with beside that was its usual range.
    arguments: { query: 'search index=web | timechart count by user_agent' },
    result: resultOf(
      Array.from({ length: 20 }, (_, place) => ({
        _time: new Date(detailCall().startedAt + place * 300_000).toISOString(),
        'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)': String(place),
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)': '4'
      }))
    )
  }),
  detailCall({
    id: 'failed',
    startedAt: detailCall().startedAt - 300_000,
    ...none,
    status: 'error',
    ms: 412,
    error: 'Splunk at https://splunk.corp.example.com:8089 refused the password of svc-mcp.',
    errorCode: 'unauthorized',
    errorHint: 'Open the profile and enter the password again.'
  }),
  detailCall({
    id: 'refused',
    ...none,
    status: 'refused',
    ms: 3,
    summary: 'search index=web | delete',
    arguments: { query: 'search index=web | delete' },
    error: 'The command delete removes events, so the search was refused.',
    errorCode: 'refused_by_policy',
    errorHint: 'Leave out delete; every profile is read-only.'
  }),
  detailCall({
    id: 'running',
    ...none,
    status: 'running',
    startedAt: now - 5400,
    ms: null,
    progress: 0.42,
    progressText: '1,204,112 events read'
  }),
  detailCall({
    id: 'waiting',
    ...none,
    status: 'waiting',
    startedAt: now - 9100,
    ms: null,
    splunkMs: null,
    profile: null,
    messages: []
  }),
  detailCall({
    id: 'protocol',
    ...none,
    kind: 'protocol',
    tool: 'initialize',
    summary: '',
    profile: null,
    ms: 4,
    arguments: {
      protocolVersion: '2025-11-25',
      capabilities: {},
      clientInfo: { name: 'claude-ai', version: '0.14.2' }
    }
  }),
  detailCall({
    id: 'private',
    ...none,
    kept: false,
    exchange: null,
    messages: [],
    arguments: null
  }),
  detailCall({ id: 'large', result: null, bytes: 4_200_000 })
]

function changedResult(): string {
  const { structuredContent } = JSON.parse(detailCall().result ?? '') as {
    structuredContent: { results: Record<string, string>[] }
  }
  const rows = structuredContent.results
    .slice(1)
    .map((row, place) => (place === 4 ? { ...row, count: '512' } : row))
  return resultOf(
    [...rows, { _time: '2026-11-23T14:05:00.000Z', host: 'web-09', count: '3', seconds: '0.10' }],
    {
      sid: '1763906999.12'
    }
  )
}

export const detailScene = (): Scene => ({
  ...fullScene(Date.UTC(2026, 10, 23, 14, 10)),
  marks: [],
  history: { capture: 'private' },
  calls: detailCalls
})
