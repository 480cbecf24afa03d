import { expect, test } from 'vitest'
import type {
  HistoryChange,
  HistoryRow,
  ViewState
} from '../../../../main/inspector/history/contract.ts'
import type { History } from '../../../../main/inspector/history/history.ts'
import { GeneratedCalls } from '../../../support/generated-calls.ts'
import {
  callEnd,
  callStart,
  everything,
  fill,
  openHistory,
  openInspector,
  openWhole
} from '../../../support/history.ts'

/** The last that was told of a view. */
function following(history: History, viewId: string): () => ViewState | undefined {
  let last: ViewState | undefined
  history.on('changed', ({ views }: HistoryChange) => {
    last = views.find((view) => view.viewId === viewId) ?? last
  })
  return () => last
}
const ids = (rows: readonly (HistoryRow | null)[]) => rows.map((row) => row?.id ?? null)

test('no place ever names another row, whatever comes and goes', async () => {
  const history = await openHistory()
  const calls = new GeneratedCalls('run', 3)
  const old = await fill(history, calls, 700)
  const opened = await openWhole(history)
  expect(opened).toMatchObject({ older: 700, newer: 0, hidden: 0, scanned: 1 })
  const state = following(history, 'v')
  const oldest = await history.ask('rows', 'v', 690, 20)
  expect(ids(oldest)).toEqual([
    ...old
      .slice(0, 10)
      .reverse()
      .map(({ id }) => id),
    ...Array.from({ length: 10 }, () => null)
  ])
  const young = await fill(history, calls, 30)
  await expect.poll(() => state()?.newer).toBe(30)
  expect(ids(await history.ask('rows', 'v', -30, 31))).toEqual(
    [...old.slice(-1), ...young].reverse().map(({ id }) => id)
  )
  expect(await history.ask('place', 'v', young[0]?.id ?? '')).toBe(-1)
  expect(await history.ask('place', 'v', old[0]?.id ?? '')).toBe(699)
  await history.ask('remark', old[5]?.id ?? '', { pinned: true })
  await history.ask('clear')
  expect(await history.ask('rows', 'v', 693, 3)).toMatchObject([
    null,
    { id: old[5]?.id, pinned: true },
    null
  ])
})

test('a call that passes the filter only later comes in then, and stays where it is', async () => {
  const inspector = await openInspector()
  const { history } = inspector
  await history.ask('open', 'v', { ...everything, filter: 'status:error' })
  const state = following(history, 'v')
  const first = inspector.begin(callStart())
  const second = inspector.begin(callStart())
  await expect.poll(() => state()).toMatchObject({ newer: 0, hidden: 2 })
  const error = { code: 'x', message: 'It failed.', hint: null }
  second.end({ ...callEnd, status: 'error', error })
  await expect.poll(() => state()).toMatchObject({ newer: 1, hidden: 1 })
  first.end({ ...callEnd, status: 'error', error })
  await expect.poll(() => state()).toMatchObject({ newer: 2, hidden: 0 })
  expect(ids(await history.ask('rows', 'v', -2, 2))).toEqual([first.id, second.id])
})

test.each([
  ['took', true],
  ['took', false],
  ['rows', true],
  ['size', false],
  ['tool', false],
  ['client', true],
  ['profile', false],
  ['session', true],
  ['status', false],
  ['time', false]
] as const)(
  'by %s, descending: %s, rows are in that order and the newest of equals first',
  async (order, descending) => {
    const history = await openHistory()
    const all = await fill(history, new GeneratedCalls('run', 5), 400)
    const valueOf = (row: (typeof all)[number]): string | number | null => {
      switch (order) {
        case 'took':
          return row.ms
        case 'size':
          return row.bytes
        case 'rows':
          return row.rows
        case 'profile':
          return row.profile?.name.toLowerCase() ?? ''
        case 'session':
          return row.sessionId
        case 'time':
          return row.startedAt
        case 'status':
          return ['running', 'waiting', 'ok', 'error', 'refused', 'cancelled'].indexOf(row.status)
        default:
          return row[order].toLowerCase()
      }
    }
    const expected = [...all].reverse().sort((one, other) => {
      const [left, right] = [valueOf(one), valueOf(other)]
      if (left === right) return 0
      if (left === null) return 1
      if (right === null) return -1
      return left < right === descending ? 1 : -1
    })
    const { older } = await history.ask('open', 'v', { ...everything, order, descending })
    expect(older).toBe(400)
    const rows = await history.ask('rows', 'v', 0, 400)
    expect(rows.map((row) => row !== null && row.kind !== 'mark' && valueOf(row))).toEqual(
      expected.map(valueOf)
    )
    expect(ids(rows)).toEqual(expected.map(({ id }) => id))
    expect(await history.ask('place', 'v', expected[123]?.id ?? '')).toBe(123)
    await fill(history, new GeneratedCalls('later', 6), 5)
    expect(ids(await history.ask('rows', 'v', 0, 400))).toEqual(expected.map(({ id }) => id))
  }
)

test('what runs takes longest, and marks are told apart from calls', async () => {
  const inspector = await openInspector()
  const { history } = inspector
  inspector.begin(callStart()).end(callEnd)
  inspector.capture('paused')
  inspector.capture('on')
  const running = inspector.begin(callStart())
  expect(await openWhole(history)).toMatchObject({ older: 3, marks: 1 })
  for (const descending of [true, false]) {
    const state = await openWhole(history, { order: 'took', descending })
    expect(state).toMatchObject({ older: 2, marks: 0 })
    const found = ids(await history.ask('rows', 'v', 0, 2))
    expect(found.indexOf(running.id)).toBe(descending ? 0 : 1)
  }
})

test('by session, those of one stand together, the last used first, with what they count', async () => {
  const history = await openHistory()
  const all = await fill(history, new GeneratedCalls('run', 7), 1000)
  const groups = (await openWhole(history, { bySession: true })).groups
  expect(groups?.map(({ sessionId }) => sessionId)).toEqual([
    'session-3',
    'session-2',
    'session-1',
    'session-0'
  ])
  for (const { sessionId, from, count, errors, lastAt } of groups ?? []) {
    const own = all.filter((row) => row.sessionId === sessionId)
    expect([count, errors, lastAt]).toEqual([
      own.length,
      own.filter(({ status }) => status === 'error' || status === 'refused').length,
      own.at(-1)?.startedAt
    ])
    expect(ids(await history.ask('rows', 'v', from, count))).toEqual(
      [...own].reverse().map(({ id }) => id)
    )
  }
})

test(
  'a slow filter looks from the newest on, tells how far it is, and can be stopped',
  { timeout: 60_000 },
  async () => {
    const history = await openHistory()
    const calls = new GeneratedCalls('run', 8)
    for (let more = 0; more < 4; more += 1) await fill(history, calls, 5000)
    const opened = await history.ask('open', 'v', { ...everything, filter: '/needle[0-9]*9 /' })
    expect(opened.scanned).toBeLessThan(1)
    expect(opened.hidden).toBeNull()
    const found = await history.ask('rows', 'v', 0, 3)
    // Others are answered meanwhile.
    expect(await openWhole(history, {}, 'other')).toMatchObject({ older: 20_000 })
    await history.ask('stopScan', 'v')
    const state = following(history, 'v')
    await fill(history, calls, 10)
    await expect.poll(() => state()?.newer).toBe(1)
    expect(state()?.scanned).toBeLessThan(1)
    expect(await history.ask('rows', 'v', 0, 3)).toEqual(found)
    const whole = following(history, 'w')
    await history.ask('open', 'w', { ...everything, filter: '/needle[0-9]*9 /' })
    await expect.poll(() => whole()?.scanned, { timeout: 15_000 }).toBe(1)
    expect(whole()).toMatchObject({ older: 2001, hidden: 18_009 })
  }
)

test('a filter that does not parse is refused with what is wrong with it', async () => {
  const history = await openHistory()
  const opening = history.ask('open', 'v', { ...everything, filter: '(' })
  await expect(opening).rejects.toThrow(/./)
})
