import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { GeneratedCalls, rawEntry } from '../../../support/generated-calls.ts'
import {
  callEnd,
  callStart,
  everything,
  fill,
  keepAll,
  openHistory,
  openInspector,
  openWhole
} from '../../../support/history.ts'
import { temporaryFolder } from '../../../support/running-app.ts'

const day = 86_400_000
const key = 'a-key-of-this-test'
const placeIn = (folder: string) => ({ path: join(folder, 'history.db'), key, problem: null })

test('what is too old goes, the oldest first; what is pinned stays; and how much went is told', async () => {
  const place = placeIn(temporaryFolder())
  const history = await openHistory(place)
  const old = await fill(history, new GeneratedCalls('old', 1, Date.now() - 20 * day), 600)
  const young = await fill(history, new GeneratedCalls('young', 2, Date.now() - 5 * day), 300)
  await history.ask('remark', old[100]?.id ?? '', { pinned: true, note: 'Look here' })
  await openWhole(history)
  await history.ask('retain', { days: 10, megabytes: 1000 })
  await expect.poll(async () => (await history.ask('state')).calls).toBe(301)
  const { removed } = await history.ask('state')
  expect(removed).toEqual({ calls: 599, before: old.at(-1)?.startedAt })
  // The places of an open view stay, without their rows.
  expect(await history.ask('rows', 'v', 299, 2)).toMatchObject([{ id: young[0]?.id }, null])
  expect(await history.ask('call', old[0]?.id ?? '')).toBeNull()
  expect(await openWhole(history)).toMatchObject({ older: 301, hidden: 0 })
  await history.end()
  const again = await openHistory(place)
  expect(again.state).toMatchObject({ calls: 301, removed })
  expect(await openWhole(again, { filter: 'is:pinned' })).toMatchObject({ older: 1, hidden: 300 })
  expect(await again.ask('call', old[100]?.id ?? '')).toMatchObject({
    pinned: true,
    note: 'Look here'
  })
})

test('what is too much goes until the file is as small as it may be', async () => {
  const folder = temporaryFolder()
  const history = await openHistory(placeIn(folder))
  const calls = new GeneratedCalls('run', 1)
  const body = JSON.stringify({ rows: ['x'.repeat(10_000)] })
  for (let more = 0; more < 1500; more += 1) {
    const entry = rawEntry(calls.row(), body)
    history.add({ weight: 0, entry: () => entry })
  }
  const before = await history.ask('state')
  expect(before.bytes).toBeGreaterThan(15_000_000)
  await history.ask('retain', { days: 3650, megabytes: 10 })
  await expect.poll(async () => (await history.ask('state')).bytes).toBeLessThan(10_000_000)
  const after = await history.ask('state')
  expect(after.calls).toBeGreaterThan(200)
  expect(after.removed?.calls).toBe(before.calls - after.calls)
  await expect.poll(() => statSync(join(folder, 'history.db')).size).toBeLessThan(12_000_000)
})

test('clearing keeps what is pinned and what runs, and leaves nothing of the rest in the file', async () => {
  const folder = temporaryFolder()
  const place = placeIn(folder)
  const inspector = await openInspector(place)
  const { history } = inspector
  await fill(history, new GeneratedCalls('run', 1), 5000)
  const pinned = inspector.begin(callStart({ client: 'Kept client' }))
  pinned.end({ ...callEnd, result: { rows: ['kept'] } })
  await inspector.remark(pinned.id, { pinned: true, note: 'Kept note', colour: 3 })
  const running = inspector.begin(callStart({ tool: 'running' }))
  inspector.begin(callStart({ client: 'Forgotten client' })).end(callEnd)
  await inspector.recent()
  const { bytes: before } = await history.ask('state')
  await inspector.clear()
  expect((await inspector.recent()).map(({ id }) => id)).toEqual([running.id, pinned.id])
  running.end(callEnd)
  inspector.begin(callStart({ client: 'Kept client' })).end(callEnd)
  await inspector.recent()
  await inspector.stop()
  expect(statSync(join(folder, 'history.db')).size).toBeLessThan(before / 10)
  expect(readdirSync(folder)).toEqual(['history.db'])
  expect(statSync(join(folder, 'history.db')).mode & 0o077).toBe(0)
  const again = await openInspector(place)
  expect(again.state).toMatchObject({ place: 'file', problem: null, calls: 3, removed: null })
  expect((await again.recent()).map(({ client, status }) => [client, status])).toEqual([
    ['Kept client', 'ok'],
    ['Tester', 'ok'],
    ['Kept client', 'ok']
  ])
  expect(await again.call(pinned.id)).toMatchObject({
    note: 'Kept note',
    colour: 3,
    result: '{"rows":["kept"]}'
  })
  const values = await again.history.ask(
    'values',
    { filter: '', protocol: false, source: null },
    'client',
    ''
  )
  expect(values).toEqual([
    { value: 'Kept client', calls: 2 },
    { value: 'Tester', calls: 1 }
  ])
})

test('without encryption the cleared file would hold no word of what was cleared', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'history.db')
  const inspector = await openInspector({ path, key: null, problem: null })
  for (let more = 0; more < 5000; more += 1) {
    inspector
      .begin(callStart({ client: 'Zwergpinguin', sessionId: 'Zwergpinguin' }))
      .end({ ...callEnd, result: 'Zwergpinguin' })
  }
  const kept = inspector.begin(callStart({ client: 'Sattelrobbe' }))
  kept.end(callEnd)
  await inspector.remark(kept.id, { pinned: true })
  await inspector.clear()
  const bytes = () =>
    Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))
  await inspector.recent()
  expect(bytes().includes('Zwergpinguin')).toBe(false)
  await inspector.stop()
  expect(bytes().includes('Zwergpinguin')).toBe(false)
  expect(bytes().includes('Sattelrobbe')).toBe(true)
})

test('a history in memory is cleared as well', async () => {
  const history = await openHistory({ path: null, key: null, problem: null }, keepAll)
  const rows = await fill(history, new GeneratedCalls('run', 1), 100)
  await history.ask('remark', rows[7]?.id ?? '', { pinned: true })
  await history.ask('clear')
  expect(await openWhole(history, everything)).toMatchObject({ older: 1, hidden: 0 })
  expect(await history.ask('call', rows[7]?.id ?? '')).toMatchObject({ pinned: true })
})
