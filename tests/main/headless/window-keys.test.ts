import { expect, test } from 'vitest'
import { WindowKeys } from '../../../main/headless/window-keys.ts'

test('a code is traded for a key once', () => {
  const keys = new WindowKeys()
  const code = keys.newCode()
  const key = keys.trade(code)
  expect(key).not.toBeNull()
  expect(keys.opens(key ?? '')).toBe(true)
  expect(keys.trade(code)).toBeNull()
})

test('neither a guess, nor nothing, nor the code itself opens anything', () => {
  const keys = new WindowKeys()
  const code = keys.newCode()
  expect(keys.trade('guess')).toBeNull()
  expect(keys.trade('')).toBeNull()
  expect(keys.opens('')).toBe(false)
  expect(keys.opens(code)).toBe(false)
})

test('a code expires after ten minutes', () => {
  let now = 0
  const keys = new WindowKeys(() => now)
  const [first, second] = [keys.newCode(), keys.newCode()]
  now = 10 * 60_000 - 1
  expect(keys.trade(first)).not.toBeNull()
  now += 1
  expect(keys.trade(second)).toBeNull()
})

test('a new address leaves the keys of open pages alone', () => {
  const keys = new WindowKeys()
  const key = keys.trade(keys.newCode()) ?? ''
  keys.newCode()
  expect(keys.opens(key)).toBe(true)
})
