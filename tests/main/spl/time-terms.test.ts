import { expect, test } from 'vitest'
import { timeTermsIn } from '../../../main/spl/time-terms.ts'

test.each([
  ['index=web earliest=-1h@h latest = "now"', ['earliest=-1h@h', 'latest=now']],
  ['index=web [ search _index_earliest=-5m ]', ['_index_earliest=-5m']],
  ['index=web "earliest=-1h" ```latest=now``` my_latest=3 earliest>5', []]
])('%s', (spl, expected) => {
  expect(timeTermsIn(spl).map(({ name, value }) => `${name}=${value}`)).toEqual(expected)
})
