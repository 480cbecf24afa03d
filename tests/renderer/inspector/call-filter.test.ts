import { expect, test } from 'vitest'
import { parseFilter } from '../../../renderer/inspector/call-filter.ts'
import { callsOf } from '../support/calls.ts'
import { demoProfile } from '../support/scene.ts'

const calls = callsOf([demoProfile], 60, 1_763_900_000_000)
const passing = (filter: string) => calls.filter(parseFilter(filter))

test('every word must be found somewhere in the row, whatever its case', () => {
  expect(passing('TSTATS demo').length).toBeGreaterThan(0)
  expect(passing('TSTATS demo').every(({ summary }) => summary.includes('tstats'))).toBe(true)
  expect(passing('tstats nowhere')).toEqual([])
})

test('a field in front of a word looks only there', () => {
  expect(new Set(passing('status:error').map(({ status }) => status))).toEqual(new Set(['error']))
  expect(new Set(passing('client:"claude desktop"').map(({ client }) => client))).toEqual(
    new Set(['Claude Desktop'])
  )
})

test('a minus leaves out what it names', () => {
  expect(passing('-status:ok').length).toBe(calls.length - passing('status:ok').length)
  expect(passing('-client:cursor tool:list').every(({ client }) => client !== 'Cursor')).toBe(true)
})

test('what looks like a field and is none is searched as it stands', () => {
  expect(passing('earliest=-1h').length).toBeGreaterThan(0)
  expect(passing('sourcetype:access')).toEqual([])
})

test('an empty filter and an open quote let calls pass', () => {
  expect(passing('   ').length).toBe(calls.length)
  expect(passing('"payment dec').length).toBeGreaterThan(0)
})
