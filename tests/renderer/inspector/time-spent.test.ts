import { expect, test } from 'vitest'
import { inWholeMs, timeSpent } from '../../../renderer/inspector/time-spent.ts'
import { detailCall } from '../support/detail-calls.ts'

const request = (startedAt: number, ms: number, path: string, sid: string | null = null) => ({
  method: 'GET',
  path,
  sid,
  startedAt,
  ms,
  status: 200,
  bytes: 0,
  error: null,
  body: null
})
const state = (at: number, dispatchState: string) => ({
  at,
  dispatchState,
  progress: 0,
  scanned: 0,
  events: 0,
  results: 0,
  runMs: 0
})
const job = '/services/search/v2/jobs/7'
const call = detailCall({ id: 'x', startedAt: 1000, ms: 1000, jobs: [], splunkRequests: [] })

test('a job that waits, runs and is read: each part counts once, and all parts are the whole', () => {
  const spent = timeSpent({
    ...call,
    splunkRequests: [
      request(1050, 50, '/services/search/v2/jobs'),
      request(1150, 20, job, '7'),
      request(1400, 20, job, '7'),
      request(1700, 200, `${job}/results`, '7')
    ],
    jobs: [
      {
        sid: '7',
        states: [state(1100, 'QUEUED'), state(1300, 'RUNNING'), state(1600, 'DONE')],
        messages: []
      }
    ]
  })
  expect(spent).toEqual({ waiting: 0, here: 250, queued: 200, ran: 350, fetching: 200 })
})

test('requests that overlap count once, and what waited for a person is no time of ours', () => {
  const spent = timeSpent({
    ...call,
    waitedMs: 500,
    splunkRequests: [
      request(1600, 200, '/services/data/indexes'),
      request(1700, 200, '/services/apps')
    ]
  })
  expect(spent).toEqual({ waiting: 500, here: 200, queued: 0, ran: 300, fetching: 0 })
})

test('a job of which no state is known is at work between the requests about it', () => {
  const spent = timeSpent({
    ...call,
    splunkRequests: [request(1100, 10, job, '7'), request(1500, 100, job, '7')]
  })
  expect(spent).toMatchObject({ ran: 500, here: 500 })
})

test('in whole ms the parts add up to the whole', () => {
  const spent = { waiting: 0, here: 1.6, queued: 0.3, ran: 29.5, fetching: 0.4 }
  expect(inWholeMs(spent)).toEqual({ waiting: 0, here: 2, queued: 0, ran: 29, fetching: 1 })
})

test('while a call runs nothing can be said', () => {
  expect(timeSpent({ ...call, ms: null })).toBeNull()
})
