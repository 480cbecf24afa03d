import { expect, test } from 'vitest'
import {
  meaningsOf,
  splunkMeaning,
  splunkStatusMeaning
} from '../../../renderer/inspector/call/error-meaning.ts'
import type { SplunkErrorCode } from '../../../main/splunk/splunk-error.ts'
import { detailCall } from '../support/detail-calls.ts'

const failed = (errorCode: string, error = 'It failed.') =>
  detailCall({ jobs: [], status: 'error', errorCode, error })

const splunkCodes: Readonly<Record<SplunkErrorCode, true>> = {
  name_not_found: true,
  refused: true,
  unreachable: true,
  timed_out: true,
  connection_lost: true,
  not_splunkd: true,
  certificate_not_trusted: true,
  ca_file_unusable: true,
  proxy_unusable: true,
  proxy_unreachable: true,
  proxy_login_refused: true,
  proxy_refused: true,
  redirected: true,
  unauthorized: true,
  forbidden: true,
  not_found: true,
  exists: true,
  ambiguous: true,
  bad_request: true,
  unavailable: true,
  too_large: true,
  aborted: true,
  search_failed: true,
  failed: true
}

test.each([
  ...Object.keys(splunkCodes),
  'refused_by_policy',
  'spl_syntax',
  'rate_limited',
  'invalid_arguments',
  'cancelled',
  'session_ended',
  '-32602'
])('%s has a meaning and a next step', (code) => {
  const [meaning] = meaningsOf(failed(code))
  expect(meaning?.means).not.toBe('')
  expect(meaning?.next).not.toBe('')
})

test.each([
  ["Unknown search command 'foo'.", 'no such command'],
  [
    '[subsearch]: Subsearch produced 50000 results, truncating to maxout 10000.',
    'subsearch hit its limit'
  ],
  ['Unable to distribute to peer named idx3 at uri https://idx3:8089', 'Not all indexers answered'],
  ['The search was auto-finalized after its time limit was reached.', 'stopped early'],
  [
    'Search not executed: The maximum number of concurrent historical searches on this instance has been reached.',
    'as many searches as it may'
  ],
  [
    "The minimum free disk space (5000MB) reached; user's disk usage quota exceeded",
    'quota of disk'
  ],
  ['Unknown sid.', 'search job is gone']
])('Splunk says %j: that is put in plain words', (text, means) => {
  expect(splunkMeaning(text)[0]?.means).toContain(means)
})

test('a tool that is not there is told from arguments that do not fit', () => {
  const means = (error: string) => meaningsOf(failed('-32602', error)).map(({ means }) => means)
  expect(means('There is no tool named get_job.')).toEqual([
    'The client is offered no tool of this name.'
  ])
  expect(means('There is no prompt named triage.')).toEqual([
    'The client is offered nothing of this name.'
  ])
  expect(means('The prompt triage needs the argument host.')).toEqual([
    'The client called with arguments that do not fit.'
  ])
})

test('what is not known is not guessed', () => {
  expect(splunkMeaning('Your timerange was substituted based on your search string')).toEqual([])
  expect(splunkStatusMeaning(200)).toEqual([])
  expect(meaningsOf(failed('never_heard_of'))).toEqual([])
  expect(meaningsOf(failed('constructor'))).toEqual([])
})

test('each meaning is told once', () => {
  const call = detailCall()
  const [job] = call.jobs
  if (job === undefined) throw new Error('The scene has no job.')
  const twice = { ...job, messages: [...job.messages, ...job.messages] }
  expect(meaningsOf({ ...call, jobs: [twice] })).toHaveLength(1)
})
