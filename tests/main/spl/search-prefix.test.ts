import { expect, test } from 'vitest'
import { withSearchPrefix } from '../../../main/spl/search-prefix.ts'

test.each([
  'index=main error',
  '(index=a OR index=b)',
  '"failed password"',
  'NOT status=200',
  '`macro` | stats count',
  'script=foo.ps1',
  'top = 5',
  'source::x',
  'host!=a',
  '```why``` index=web',
  'nosuchcommand | head'
])('search goes in front of %s', (spl) => {
  expect(withSearchPrefix(spl)).toBe(`search ${spl}`)
})

test.each([
  '| tstats count',
  '  |makeresults',
  'search index=main',
  'SEARCH index=main',
  '[ search a | fields b ]',
  'makeresults count=3',
  'tstats count where index=a',
  '```why``` | makeresults',
  'makeresults|head',
  ''
])('%s stays as it is', (spl) => {
  expect(withSearchPrefix(spl)).toBe(spl)
})
