import type { ProfileView, ToolCall } from '../../../preload/api.ts'

const searches = [
  'search index=web status>=500 earliest=-1h | stats count by uri_path, status | sort - count | head 20',
  '| tstats count where index=* by index, sourcetype',
  'search index=security action=failure | stats dc(user) AS users count BY src_ip | where count > 50',
  'search index=web `web_errors` | timechart span=5m count by host',
  'search index=app "payment declined" | rex "order=(?<order>\\d+)" | table _time order amount user'
]
const sessions = [
  '3f9ac210-77d1-4a55-9a0e-51a7d6c0be11',
  'b1d0a7e4-1f0c-4a42-8f58-0b7f4b3f2f70',
  '7c21e0aa-90d3-4c5f-b6c1-8d10a2e4f9b3',
  'e05f6c1d-2b7a-4f0e-9a3c-1f2e3d4c5b6a'
]
const clients = ['Claude Desktop', 'Cursor', 'anonymous', 'gemini-cli-mcp-client']

/** `count` calls, oldest first, the newest at `now`; every tenth failed and the newest two run. */
export function callsOf(
  profiles: readonly ProfileView[],
  count: number,
  now: number
): readonly ToolCall[] {
  return Array.from({ length: count }, (_, place) => callOf(profiles, place, count, now))
}

function callOf(
  profiles: readonly ProfileView[],
  place: number,
  count: number,
  now: number
): ToolCall {
  const startedAt = now - (count - place) * 9000 + ((place * 7919) % 8000)
  const kind = place % 10
  const profile = profiles[place % 3 === 2 ? profiles.length - 1 : place % profiles.length]
  const status = statusOf(place, count)
  const search = kind < 7
  const spl = searches[place % searches.length] ?? ''
  const ms = status === 'running' ? null : 40 + ((place * 104729) % (search ? 4000 : 90))
  return {
    kind: 'call',
    id: `call-${place}`,
    startedAt,
    ms,
    splunkMs: ms === null || status === 'refused' ? null : ms * 0.8,
    origin: 'client',
    sessionId: sessions[place % sessions.length] ?? '',
    client: clients[place % clients.length] ?? '',
    profile: profile
      ? {
          id: profile.id,
          name: profile.name,
          colour: profile.colour,
          production: profile.production,
          host: `${profile.address.host}:${profile.address.port}`
        }
      : null,
    tool: search ? 'run_splunk_search' : kind < 9 ? 'list_indexes' : 'get_splunk_health',
    summary: status === 'refused' ? 'search index=web | delete' : search ? spl : '',
    status,
    progress: status === 'running' ? (place === count - 1 ? 0.42 : null) : null,
    progressText: status === 'running' ? '1,204,112 events scanned' : null,
    rows: status === 'ok' ? (search ? (place * 37) % 1300 : 12) : null,
    bytes: status === 'ok' ? 18_204 : null,
    error: errorOf(status),
    sid: search && status === 'ok' ? '1763906531.4711' : null,
    indexes: search ? ['web'] : [],
    pinned: place % 41 === 7,
    note: place % 97 === 60 ? 'The peak of the checkout errors' : null,
    colour: place % 61 === 40 ? place % 8 : null,
    kept: true,
    arguments: search
      ? { query: spl, earliest_time: '-24h', latest_time: 'now', max_results: 100 }
      : {},
    result: status === 'ok' ? JSON.stringify(resultOf(search)) : null,
    errorCode:
      status === 'refused' ? 'refused_by_policy' : status === 'error' ? 'unauthorized' : null,
    calledAs: null,
    errorHint: status === 'refused' ? 'Leave out delete; every profile is read-only.' : null,
    splunkRequests:
      status === 'refused' || status === 'running' ? [] : requestsOf(startedAt, ms ?? 0, search),
    jobs: [],
    messages: [],
    exchange: {
      method: 'POST',
      path: '/mcp',
      status: ms === null ? null : 200,
      startedAt,
      ms,
      protocolVersion: '2025-11-25',
      requestHeaders: {
        accept: 'application/json, text/event-stream',
        authorization: 'Bearer ••••',
        'content-type': 'application/json',
        'mcp-protocol-version': '2025-11-25',
        'mcp-session-id': sessions[place % sessions.length] ?? '',
        'user-agent': 'claude-ai/0.14.2'
      },
      responseHeaders: { 'content-type': 'text/event-stream' },
      requestBytes: 412,
      responseBytes: 18_204
    }
  }
}

function statusOf(place: number, count: number): ToolCall['status'] {
  if (place >= count - 2) return 'running'
  if (place % 23 === 5) return 'refused'
  if (place % 29 === 3) return 'cancelled'
  return place % 10 === 4 ? 'error' : 'ok'
}

function errorOf(status: ToolCall['status']): string | null {
  if (status === 'error')
    return 'Splunk at https://soc-eu.splunkcloud.com:8089 refused the password of ada.'
  return status === 'refused'
    ? 'The command delete removes events, so the search was refused.'
    : null
}

function resultOf(search: boolean) {
  const results = Array.from({ length: 12 }, (_, row) =>
    search
      ? {
          _time: `2026-11-23T14:${String(row % 60).padStart(2, '0')}:11.000+00:00`,
          uri_path: ['/checkout', '/api/v2/orders', '/login', '/search?q=socks'][row % 4] ?? '',
          status: String(500 + (row % 4)),
          host: `web-0${(row % 6) + 1}`,
          count: String(1204 - row * 11),
          user_agent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)'
        }
      : { name: `index_${row}`, totalEventCount: String(row * 10_412), disabled: false }
  )
  const structuredContent = search
    ? {
        sid: '1763906531.4711',
        results,
        total: 1300,
        returned: 12,
        truncated: true,
        next_offset: 12
      }
    : { items: results, total: 12, returned: 12, truncated: false }
  return { content: [{ type: 'text', text: JSON.stringify(structuredContent) }], structuredContent }
}

function requestsOf(startedAt: number, ms: number, search: boolean): ToolCall['splunkRequests'] {
  const request = (method: string, path: string, from: number, share: number, status = 200) => ({
    method,
    path,
    sid: path.includes('jobs/') ? '1763906531.4711' : null,
    startedAt: startedAt + ms * from,
    ms: ms * share,
    status,
    bytes: 1800 + path.length * 90,
    error: null,
    body: null
  })
  return search
    ? [
        request('POST', '/services/auth/login', 0.01, 0.09),
        request('POST', '/services/search/v2/jobs', 0.11, 0.12, 201),
        request('GET', '/services/search/v2/jobs/1763906531.4711', 0.3, 0.05),
        request('GET', '/services/search/v2/jobs/1763906531.4711', 0.6, 0.05),
        request('GET', '/services/search/v2/jobs/1763906531.4711/results', 0.7, 0.28)
      ]
    : [request('GET', '/services/data/indexes', 0.05, 0.9)]
}
