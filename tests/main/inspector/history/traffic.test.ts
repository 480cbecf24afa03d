import { expect, test } from 'vitest'
import { Traffic } from '../../../../main/inspector/history/traffic.ts'

test('whether the last request is being answered is known, whatever came of those before', () => {
  const traffic = new Traffic()
  expect(traffic.isQuiet).toBe(true)
  const stream = traffic.begun()
  expect(traffic.isQuiet).toBe(false)
  const call = traffic.begun()
  traffic.ended(stream)
  expect(traffic.isQuiet).toBe(false)
  traffic.ended(call)
  expect(traffic.isQuiet).toBe(true)
  traffic.ended(call)
  expect(traffic.isQuiet).toBe(true)
})
