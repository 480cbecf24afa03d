import { expect, test } from 'vitest'
import { linesInSlots, slotOf } from '../../renderer/ui/row-slots.ts'

const inPage = (from: number, first: number) => linesInSlots(from, from + 5, { count: 5, first })

test('rows at rest stand in the page in their order', () => {
  for (const from of [0, 3, 12, -2]) {
    expect(inPage(from, slotOf(from, 5))).toEqual([0, 1, 2, 3, 4].map((at) => from + at))
  }
})

test('scrolling moves no row that stays, and gives the slot of one that goes to one that comes', () => {
  const before = inPage(0, 0)
  const after = inPage(2, 0)
  expect(before).toEqual([0, 1, 2, 3, 4])
  expect(after).toEqual([5, 6, 2, 3, 4])
  expect(inPage(-1, 0)).toEqual([0, 1, 2, 3, -1])
})

test('a list that is shorter than what can be seen has no rows beyond its end', () => {
  expect(linesInSlots(0, 3, { count: 5, first: 0 })).toEqual([0, 1, 2])
  expect(linesInSlots(-2, 1, { count: 5, first: 0 })).toEqual([0, -2, -1])
})
