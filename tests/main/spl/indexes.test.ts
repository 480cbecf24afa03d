import { expect, test } from 'vitest'
import { indexesIn } from '../../../main/spl/indexes.ts'

test.each([
  ['index=web', ['web']],
  ['index="Web" OR index = security index=web', ['web', 'security']],
  ['(index=a*) index IN (b, "c") [ search index::d ]', ['a*', 'b', 'c', 'd']],
  ['index!=web myindex=x "index=y" ```index=z```', []],
  ['| tstats count where index=* by host', ['*']]
])('%s', (spl, expected) => {
  expect(indexesIn(spl)).toEqual(expected)
})
