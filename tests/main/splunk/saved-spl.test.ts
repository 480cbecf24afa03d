import { expect, test } from 'vitest'
import { runSpl, storedSpl } from '../../../main/splunk/saved-spl.ts'

test.each([
  ['search index=web | stats count', 'index=web | stats count'],
  ['| tstats count', '| tstats count'],
  ['makeresults count=3', '| makeresults count=3'],
  ['[ search index=web | return host ]', '[ search index=web | return host ]'],
  ['search [ search index=web ]', '| search [ search index=web ]'],
  ['search search index=web', '| search search index=web'],
  ['search | stats count', '| search | stats count'],
  ['``` why ``` | tstats count', '| ``` why ``` tstats count'],
  ['``` why ``` search index=web', '| ``` why ``` search index=web']
])('%s is stored as %s', (spl, stored) => {
  expect(storedSpl(spl)).toBe(stored)
})

test.each([
  ['index=web', 'search index=web'],
  ['searches=3', 'search searches=3'],
  ['makeresults', 'search makeresults'],
  ['search index=web', 'search index=web'],
  ['| tstats count', '| tstats count'],
  ['``` why ``` | tstats count', '``` why ``` | tstats count']
])('the stored %s runs as %s', (stored, run) => {
  expect(runSpl(stored)).toBe(run)
})
