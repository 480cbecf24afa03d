import type { Statistics } from '../../../preload/api.ts'

const spans = 120
const wave = (place: number, seed: number, most: number) =>
  Math.max(0, Math.round(Math.sin(place / 9 + seed) * most + ((place * 7919 * (seed + 3)) % most)))

/** The same course, adding up to `total`. */
function scaled(values: readonly number[], total: number): readonly number[] {
  const sum = values.reduce((all, value) => all + value, 0)
  let so = 0
  let far = 0
  return values.map((value) => {
    so += value
    const before = far
    far = Math.round((so / sum) * total)
    return far - before
  })
}

/** As of a busy afternoon that ended at `now`. */
export function statisticsOf(now: number): Statistics {
  const calls = scaled(
    Array.from({ length: spans }, (_, place) => wave(place, 1, 40)),
    2972
  )
  const tools = [
    ['run_splunk_search', 2104, 131, 1240, 9800],
    ['list_indexes', 402, 3, 41, 120],
    ['get_splunk_health', 190, 0, 22, 64],
    ['run_saved_search', 88, 9, 2400, 14_200],
    ['get_search_results', 74, 1, 130, 890],
    ['list_saved_searches', 41, 0, 66, 210],
    ['validate_spl', 33, 12, 4, 9],
    ['get_job_status', 21, 0, 19, 48],
    ['list_dashboards', 12, 0, 88, 160],
    ['get_kvstore_data', 7, 2, 240, 900]
  ] as const
  const minute = 60_000
  return {
    calls: 2972,
    errors: 121,
    refused: 37,
    cancelled: 14,
    rows: 1_204_331,
    bytes: 94_200_000,
    splunkMs: 5_320_000,
    ownMs: 61_000,
    p50: 880,
    p95: 9200,
    tools: tools.map(([tool, count, errors, p50, p95]) => ({
      tool,
      calls: count,
      errors,
      p50,
      p95
    })),
    indexes: ['web', 'security', 'main', 'app', 'os', 'network', '_internal', 'aws'].map(
      (index, place) => ({ index, calls: Math.round(1400 / (place + 1)) })
    ),
    clients: [
      { client: 'Claude Desktop', calls: 1802 },
      { client: 'Cursor', calls: 811 },
      { client: 'gemini-cli-mcp-client', calls: 312 },
      { client: 'anonymous', calls: 47 }
    ],
    rejections: [
      {
        reason:
          'Switchboard for Splunk does not know this token. Open its window, go to Clients, renew the token of this client and copy it into the configuration.',
        status: 401,
        count: 412,
        lastAt: now - 2 * minute
      },
      {
        reason: 'This session has ended or is not yours. Send initialize to open a new one.',
        status: 404,
        count: 18,
        lastAt: now - 41 * minute
      },
      {
        reason: 'Web pages of other sites may not use this server.',
        status: 403,
        count: 2,
        lastAt: now - 190 * minute
      }
    ],
    timeline: {
      from: now - 240 * minute,
      to: now,
      calls,
      errors: scaled(
        calls.map((count, place) => (place % 17 === 4 ? count : 0)),
        158
      ),
      rejected: scaled(
        Array.from({ length: spans }, (_, place) => (place % 29 === 3 ? 40 - place / 4 : 0)),
        432
      )
    }
  }
}
