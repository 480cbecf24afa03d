import { expect, test } from 'vitest'
import { SearchFailed } from '../../../../main/demo/evaluation/evaluate.ts'
import { jobContent } from '../../../../main/demo/jobs/job-content.ts'
import { Job } from '../../../../main/demo/jobs/job.ts'
import { hundred, order, readsAll } from './scripted-search.ts'

const clock = (): number => 1_000_000
const atOnce = (): Promise<void> => Promise.resolve()

/** A search that stops at its tenth event until it is let go. */
function held() {
  let go = (): void => undefined
  let arrive = (): void => undefined
  const gate = new Promise<void>((resolve) => (go = resolve))
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  const search = readsAll(async (read) => {
    if (read !== 10) return
    arrive()
    await gate
  })
  return { search, go, arrived }
}

test('goes from QUEUED to DONE with its rows, and progress in between', async () => {
  const { search, go, arrived } = held()
  const job = new Job(order(), search, clock)
  expect([job.state, job.isReady]).toEqual(['QUEUED', false])
  const run = job.run(hundred)
  expect(job.state).toBe('PARSING')
  await arrived
  expect([job.state, job.progress, job.scanned]).toEqual(['RUNNING', 0.1, 10])
  go()
  await run
  expect([job.state, job.isDone, job.progress, job.result?.rows.length]).toEqual([
    'DONE',
    true,
    1,
    100
  ])
})

test('while it is queued, its content has none of the numbers that the search will give', async () => {
  const job = new Job(order({ autoCancel: 60 }), readsAll(atOnce), clock)
  const queued = jobContent(job)
  expect(queued).toMatchObject({ dispatchState: 'QUEUED', isDone: false, doneProgress: 0 })
  expect(queued).toMatchObject({ runtime: { auto_cancel: '60' }, defaultTTL: '600', ttl: 600 })
  const later = ['eventCount', 'resultCount', 'scanCount', 'runDuration', 'optimizedSearch']
  for (const name of later) expect(queued).not.toHaveProperty(name)
  await job.run(hundred)
  for (const name of later) expect(jobContent(job)).toHaveProperty(name)
})

test('finalize keeps the rows that were read so far', async () => {
  const { search, go, arrived } = held()
  const job = new Job(order(), search, clock)
  const run = job.run(hundred)
  await arrived
  job.finalize()
  expect(job.state).toBe('FINALIZING')
  go()
  await run
  expect([job.state, job.finalized, job.result?.rows.length]).toEqual(['DONE', true, 11])
})

test('a paused job does nothing until it goes on, and then has all rows', async () => {
  const { search, go, arrived } = held()
  const job = new Job(order(), search, clock)
  const run = job.run(hundred)
  await arrived
  job.pause()
  go()
  await new Promise((resolve) => setImmediate(resolve))
  expect([job.state, job.isDone]).toEqual(['PAUSED', false])
  job.unpause()
  await run
  expect([job.state, job.result?.rows.length]).toEqual(['DONE', 100])
})

test('a job that is paused while it is queued starts paused', async () => {
  const job = new Job(order(), readsAll(atOnce), clock)
  job.pause()
  const run = job.run(hundred)
  await new Promise((resolve) => setImmediate(resolve))
  expect(job.state).toBe('PAUSED')
  job.unpause()
  await run
  expect(job.state).toBe('DONE')
})

test('cancel ends the run', async () => {
  const { search, go, arrived } = held()
  const job = new Job(order(), search, clock)
  const run = job.run(hundred)
  await arrived
  job.cancel()
  go()
  await run
  await job.finished
  expect([job.isDone, job.result]).toEqual([false, null])
})

test('a paused job can be cancelled', async () => {
  const job = new Job(order(), readsAll(atOnce), clock)
  job.pause()
  const run = job.run(hundred)
  job.cancel()
  await run
  expect(job.result).toBeNull()
})

test('a failed search leaves its messages', async () => {
  const messages = [{ type: 'FATAL', text: "Error in 'EvalCommand': no" }] as const
  const fails = readsAll(() => Promise.reject(new SearchFailed(messages)))
  const job = new Job(order(), fails, clock)
  await job.run(hundred)
  expect([job.state, job.isDone, job.messages]).toEqual(['FAILED', true, messages])
})

test('a search that breaks unexpectedly fails with what broke', async () => {
  const breaks = readsAll(() => Promise.reject(new TypeError('x is not a function')))
  const job = new Job(order(), breaks, clock)
  await job.run(hundred)
  expect(job.messages[0]?.text).toBe(
    'The demo Splunk could not run this search: x is not a function'
  )
})

test('max_count bounds the rows', async () => {
  const job = new Job(order({ maxCount: 7 }), readsAll(atOnce), clock)
  await job.run(hundred)
  expect(job.result?.rows).toHaveLength(7)
})

test('max_time finalizes', async () => {
  const endless = readsAll(async (read) => {
    if (read === 0) await new Promise((resolve) => setTimeout(resolve, 1100))
  })
  const job = new Job(order({ maxTime: 1 }), endless, clock)
  await job.run(hundred)
  expect([job.finalized, job.result?.rows.length]).toEqual([true, 1])
})
