import { expect, test } from 'vitest'
import { Rejections, type RejectionsOfMinute } from '../../../main/inspector/rejections.ts'

test('counts by reason and minute, and names at most fifty reasons of a minute', () => {
  const told: RejectionsOfMinute[] = []
  const rejections = new Rejections((counts) => void told.push(...counts))
  const at = 60_000_000
  for (let count = 0; count < 1000; count += 1) rejections.note(401, 'Wrong token', at + count)
  for (let count = 0; count < 100; count += 1) rejections.note(404, `Path ${count}`, at)
  rejections.note(401, 'Wrong token', at + 60_000)
  rejections.flush()
  expect(told[0]).toEqual({ at: at + 999, status: 401, reason: 'Wrong token', count: 1000 })
  expect(told.at(-1)).toEqual({ at: at + 60_000, status: 401, reason: 'Wrong token', count: 1 })
  expect(told.find(({ reason }) => reason === 'Other reasons')?.count).toBe(51)
  expect(told).toHaveLength(52)
})

test('keeps of a reason that holds what was sent only its beginning', () => {
  const told: RejectionsOfMinute[] = []
  const rejections = new Rejections((counts) => void told.push(...counts))
  rejections.note(400, 'x'.repeat(4_000_000), 0)
  rejections.flush()
  expect(told[0]?.reason).toBe(`${'x'.repeat(300)}…`)
})
