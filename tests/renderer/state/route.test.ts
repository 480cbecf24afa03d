import { expect, test } from 'vitest'
import { formatHash, parseHash } from '../../../renderer/state/route.ts'

test('an address names a place and what is open in it', () => {
  const { place, params } = parseHash('#/inspector?call=7&filter=status%3Aerror')
  expect(place).toBe('inspector')
  expect(Object.fromEntries(params)).toEqual({ call: '7', filter: 'status:error' })
})

test('an unknown address is Start', () => {
  expect(
    ['', '#', '#/', '#/nowhere?x=1', '#code=abc'].map((hash) => parseHash(hash).place)
  ).toEqual(['start', 'start', 'start', 'start', 'start'])
})

test('what is not open is not in the address', () => {
  expect(formatHash('profiles', { id: null })).toBe('#/profiles')
  expect(formatHash('profiles', { id: 'a b' })).toBe('#/profiles?id=a+b')
})
