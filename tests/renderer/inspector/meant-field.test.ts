import { expect, test } from 'vitest'
import { meantField } from '../../../renderer/inspector/filter/meant-field.ts'

test.each([
  ['status=error', 'status=error', 'status:error'],
  ['web status!=ok', 'status!=ok', '-status:ok'],
  ['not (tool="run_splunk_search")', 'tool="run_splunk_search"', 'tool:"run_splunk_search"']
])('%s means a field', (filter, written, meant) => {
  expect(meantField(filter)).toEqual({ written, meant })
})

test.each(['status:error', 'count=5', '"stats count"', 'a status', ''])(
  '%j means what it says',
  (filter) => {
    expect(meantField(filter)).toBeNull()
  }
)
