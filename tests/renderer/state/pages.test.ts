import { expect, test } from 'vitest'
import type { HistoryRow } from '../../../preload/api.ts'
import { Pages } from '../../../renderer/state/pages.ts'
import { GeneratedCalls } from '../../support/generated-calls.ts'

const rowsOf = (count: number): readonly HistoryRow[] => {
  const calls = new GeneratedCalls('run', 1, 0)
  return Array.from({ length: count }, () => calls.row())
}

test('what was is shown until it is known anew, and counts as missing', () => {
  const pages = new Pages()
  const rows = rowsOf(30)
  pages.put(0, rows, 0)
  const renewed = pages.renewed()
  expect(renewed.at(7)).toBe(rows[7])
  expect(renewed.placeOf(rows[7]?.id ?? '')).toBe(7)
  expect(renewed.has(0, 30)).toBe(false)
  renewed.put(0, structuredClone(rows), 0)
  expect(renewed.has(0, 30)).toBe(true)
})

test('a row that is the same stays the same object, and one that changed does not', () => {
  const pages = new Pages()
  const rows = rowsOf(3)
  pages.put(0, rows, 0)
  const renewed = pages.renewed()
  const [first, second, third] = structuredClone(rows)
  if (!first || !second || !third || second.kind === 'mark')
    throw new Error('There are three calls.')
  renewed.put(0, [first, { ...second, pinned: true }, null], 0)
  expect(renewed.at(0)).toBe(rows[0])
  expect(renewed.at(1)).toMatchObject({ pinned: true })
  expect(renewed.at(2)).toBeNull()
})

test('a change is known, whether its row is known anew or was', () => {
  const pages = new Pages()
  const rows = rowsOf(2)
  pages.put(0, rows, 0)
  const renewed = pages.renewed()
  const row = rows[1]
  if (!row || row.kind === 'mark') throw new Error('It is a call.')
  expect(renewed.change({ ...row, note: 'seen' })).toBe(1)
  expect(renewed.at(1)).toMatchObject({ note: 'seen' })
})
