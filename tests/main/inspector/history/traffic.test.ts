import { expect, test } from 'vitest'
import { Traffic } from '../../../../main/inspector/history/traffic.ts'

test('the other thread knows whether the last request is being answered, whatever came of those before', () => {
  const here = new Traffic()
  const there = new Traffic(here.memory)
  expect(there.isQuiet).toBe(true)
  const stream = here.begun()
  expect(there.isQuiet).toBe(false)
  const call = here.begun()
  here.ended(stream)
  expect(there.isQuiet).toBe(false)
  here.ended(call)
  expect(there.isQuiet).toBe(true)
  here.ended(call)
  expect(there.isQuiet).toBe(true)
})
