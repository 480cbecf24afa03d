import { expect, test } from 'vitest'
import type { ToolCallRow } from '../../../../main/inspector/tool-call.ts'
import { GeneratedCalls } from '../../../support/generated-calls.ts'
import { everything, fill, openHistory } from '../../../support/history.ts'

const sum = (values: readonly (number | null)[]) =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0)

function quantile(rows: readonly ToolCallRow[], share: number): number {
  const times = rows.map(({ ms }) => ms ?? 0).sort((one, other) => one - other)
  return times[Math.max(0, Math.ceil(times.length * share) - 1)] ?? 0
}

const counts = (values: readonly string[]): Record<string, number> => {
  const found: Record<string, number> = {}
  for (const value of values) found[value] = (found[value] ?? 0) + 1
  return found
}

test.each([
  ['', () => true],
  [
    'profile:prod status:error',
    (row: ToolCallRow) => row.profile?.name === 'prod' && row.status === 'error'
  ],
  ['index:web', (row: ToolCallRow) => row.indexes.includes('web')]
])('the statistics of "%s" are those of the rows that it lets through', async (filter, passes) => {
  const seed = Date.now()
  const history = await openHistory()
  const all = await fill(history, new GeneratedCalls('run', seed), 4000)
  const rows = all.filter(passes)
  const spans = 37
  const query = { ...everything, filter }
  const statistics = await history.ask('statistics', query, spans)
  const status = counts(rows.map((row) => row.status))
  expect(statistics, `seed ${seed}`).toMatchObject({
    calls: rows.length,
    errors: status['error'] ?? 0,
    refused: status['refused'] ?? 0,
    cancelled: status['cancelled'] ?? 0,
    rows: sum(rows.map((row) => row.rows)),
    bytes: sum(rows.map((row) => row.bytes)),
    splunkMs: sum(rows.map((row) => row.splunkMs)),
    ownMs: sum(rows.map((row) => row.ms)) - sum(rows.map((row) => row.splunkMs)),
    p50: quantile(rows, 0.5),
    p95: quantile(rows, 0.95)
  })
  for (const { tool, calls, errors, p50, p95 } of statistics.tools) {
    const own = rows.filter((row) => row.tool === tool)
    const failed = own.filter((row) => row.status === 'error' || row.status === 'refused')
    expect([calls, errors, p50, p95]).toEqual([
      own.length,
      failed.length,
      quantile(own, 0.5),
      quantile(own, 0.95)
    ])
  }
  expect(Object.fromEntries(statistics.indexes.map(({ index, calls }) => [index, calls]))).toEqual(
    counts(rows.flatMap(({ indexes, status }) => (status === 'refused' ? [] : indexes)))
  )
  expect(
    Object.fromEntries(statistics.clients.map(({ client, calls }) => [client, calls]))
  ).toEqual(counts(rows.map(({ client }) => client)))
  const { from, to, calls, errors } = statistics.timeline
  expect(calls).toHaveLength(spans)
  const inSpan = (span: number) =>
    rows.filter(({ startedAt }) => Math.floor(((startedAt - from) / (to - from)) * spans) === span)
  expect(calls).toEqual(calls.map((_, span) => inSpan(span).length))
  expect(sum(errors)).toBe((status['error'] ?? 0) + (status['refused'] ?? 0))
  expect(await history.ask('timeline', query, spans)).toEqual({ from, to, calls, errors })
})

test('rejected requests are counted by reason, over the time of the calls', async () => {
  const history = await openHistory()
  const now = Date.now()
  await fill(history, new GeneratedCalls('run', 1, now - 60_000), 1000)
  for (const [at, reason] of [
    [now, 'No token.'],
    [now + 1, 'No token.'],
    [now - 86_400_000, 'No token.'],
    [now, 'No session.']
  ] as const) {
    history.add({
      weight: 0,
      entry: () => ({ kind: 'rejection', at, status: 401, reason, count: 2 })
    })
  }
  const statistics = await history.ask('statistics', everything, 10)
  expect(statistics.rejections).toEqual([
    { reason: 'No token.', status: 401, count: 4, lastAt: now + 1 },
    { reason: 'No session.', status: 401, count: 2, lastAt: now }
  ])
  expect(sum(statistics.timeline.rejected)).toBe(6)
})
