import { expect, test } from 'vitest'
import type { InspectorPage, ToolCallRow } from '../../../preload/api.ts'
import { Calls } from '../../../renderer/state/calls.ts'
import { callsOf } from '../support/calls.ts'

const rows: readonly ToolCallRow[] = callsOf([], 6, 1_763_900_000_000)
const page =
  (oldestFirst: readonly ToolCallRow[], dropped = 0) =>
  () =>
    Promise.resolve({
      ok: true as const,
      value: { rows: [...oldestFirst].reverse(), dropped, marks: [] } satisfies InspectorPage
    })
const ids = (calls: Calls) => calls.snapshot().rows.map(({ id }) => id)

test('new rows come to the end and changed ones keep their place', async () => {
  const calls = new Calls()
  await calls.refresh(page(rows.slice(0, 3)))
  const [first] = rows
  if (!first) throw new Error('no rows')
  calls.record([{ ...first, rows: 77 }, ...rows.slice(3, 5)], 0)
  expect(ids(calls)).toEqual(rows.slice(0, 5).map(({ id }) => id))
  expect(calls.snapshot().rows[0]?.rows).toBe(77)
})

test('what was recorded while the list was asked for is in it once', async () => {
  const calls = new Calls()
  const asked = calls.refresh(page(rows.slice(0, 3)))
  calls.record(rows.slice(2, 5), 0)
  await asked
  expect(ids(calls)).toEqual(rows.slice(0, 5).map(({ id }) => id))
})

test('a call that has ended does not run again when an older batch comes late', async () => {
  const calls = new Calls()
  const [ended] = rows
  if (!ended) throw new Error('no rows')
  const asked = calls.refresh(page([ended]))
  calls.record([{ ...ended, ms: null, status: 'running' }], 0)
  await asked
  expect(calls.snapshot().rows[0]?.status).toBe(ended.status)
})

test('rows that main dropped go at the old end, and later changes still find their row', async () => {
  const calls = new Calls()
  await calls.refresh(page(rows.slice(0, 4)))
  calls.record(rows.slice(4, 6), 2)
  expect(ids(calls)).toEqual(rows.slice(2).map(({ id }) => id))
  const [third] = rows.slice(2)
  if (!third) throw new Error('no rows')
  calls.record([{ ...third, rows: 5 }], 2)
  expect(calls.snapshot().rows[0]?.rows).toBe(5)
  expect(calls.snapshot().rows.length).toBe(4)
})

test('after a new start of the program only its own rows are left', async () => {
  const calls = new Calls()
  await calls.refresh(page(rows.slice(0, 4)))
  await calls.refresh(page(rows.slice(4)))
  expect(ids(calls)).toEqual(rows.slice(4).map(({ id }) => id))
})

test('a list that cannot be had keeps what was shown and says why', async () => {
  const calls = new Calls()
  await calls.refresh(page(rows))
  await calls.refresh(() => Promise.resolve({ ok: false, code: 'failed', message: 'No answer.' }))
  expect(calls.snapshot()).toMatchObject({ error: 'No answer.' })
  expect(ids(calls).length).toBe(6)
})
