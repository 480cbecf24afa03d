import { expect, onTestFinished, test } from 'vitest'
import { concurrencyLimit, Jobs, type SearchQuota } from '../../../../main/demo/jobs/jobs.ts'
import type { Job } from '../../../../main/demo/jobs/job.ts'
import type { EventSink } from '../../../../main/demo/journal.ts'
import { Journal } from '../../../../main/demo/journal.ts'
import { hundred, order, readsAll } from './scripted-search.ts'

function open(search = readsAll(() => Promise.resolve()), quota: SearchQuota = () => 0) {
  const audited: string[] = []
  let now = 1_000_000
  const sink: EventSink = { append: (_index, { raw }) => void audited.push(raw) }
  const clock = (): number => now
  const jobs = new Jobs(hundred, new Journal(sink, clock), clock, quota)
  onTestFinished(() => jobs.close())
  const create = (change: Parameters<typeof order>[0] = {}, waits = false): Job =>
    jobs.create(order({ sid: jobs.nextSid(), ...change }), search, waits)
  return { jobs, audited, create, later: (seconds: number) => (now += seconds * 1000) }
}

const hanging = readsAll(
  (_read, { signal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('aborted')))
    })
)

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

test('a done job lives ttl seconds after its last access', async () => {
  const { jobs, create, later } = open()
  const job = create()
  await job.finished
  later(599)
  expect(jobs.get(job.order.sid)).toBe(job)
  later(599)
  expect(jobs.get(job.order.sid)).toBe(job)
  later(601)
  expect(() => jobs.get(job.order.sid)).toThrow('Unknown sid.')
})

test('a running job that nobody asks for ends after auto_cancel seconds', async () => {
  const { jobs, create, later, audited } = open(hanging)
  const job = create({ autoCancel: 60 })
  const other = create()
  later(59)
  expect(jobs.list()).toHaveLength(2)
  later(2)
  expect(jobs.list()).toEqual([other])
  await job.finished
  expect(audited.at(-1)).toContain('info=canceled')
})

test('what is too much is queued, and starts when there is room', async () => {
  const { jobs, create } = open(hanging)
  const running = Array.from({ length: concurrencyLimit }, () => create())
  const queued = create()
  await turns(5)
  expect(running.map(({ state }) => state)).toEqual(running.map(() => 'RUNNING'))
  expect(queued.state).toBe('QUEUED')
  const [first] = running
  if (first) jobs.remove(first)
  await first?.finished
  await turns(5)
  expect(queued.state).toBe('RUNNING')
})

test('a caller that would wait in the queue is told 503 with the numbers', () => {
  const { create } = open(hanging)
  for (let count = 0; count < concurrencyLimit; count += 1) create()
  expect(() => create({}, true)).toThrow(
    expect.objectContaining({
      status: 503,
      messages: [
        {
          type: 'WARN',
          text: expect.stringContaining(`concurrency_limit=${concurrencyLimit}`) as string,
          help: ''
        }
      ]
    })
  )
})

test('a user has as many running searches as the role allows, and does not hold up others', async () => {
  const { jobs, create } = open(hanging, (user) => (user === 'few' ? 2 : 50))
  const own = Array.from({ length: 3 }, () => create({ owner: 'few' }))
  const other = create({ owner: 'many' })
  await turns(5)
  expect(own.map(({ state }) => state)).toEqual(['RUNNING', 'RUNNING', 'QUEUED'])
  expect(other.state).toBe('RUNNING')
  const [first, , third] = own
  if (first) jobs.remove(first)
  await first?.finished
  await turns(5)
  expect(third?.state).toBe('RUNNING')
})

test('a caller that would wait for the own quota is told 503 with its numbers', () => {
  const { create } = open(hanging, () => 2)
  create()
  create()
  expect(() => create({}, true)).toThrow(
    expect.objectContaining({
      status: 503,
      messages: [
        expect.objectContaining({
          text:
            'Search not executed: The maximum number of concurrent historical searches for this user based on ' +
            'their role quota has been reached., concurrency_category="historical", ' +
            'concurrency_context="user_instance-wide", current_concurrency=2, concurrency_limit=2'
        })
      ]
    })
  )
  expect(create({ owner: 'other' }, true).state).toBe('PARSING')
})

test('cancelling a queued job takes it out of the queue', async () => {
  const { jobs, create } = open(hanging)
  for (let count = 0; count < concurrencyLimit; count += 1) create()
  const queued = create()
  jobs.remove(queued)
  await queued.finished
  expect(() => jobs.get(queued.order.sid)).toThrow('Unknown sid.')
})

test('a sid that is in use is refused', () => {
  const { create } = open()
  create({ sid: 'mine' })
  expect(() => create({ sid: 'mine' })).toThrow("the sid 'mine' is in use")
})

test('the audit trail tells of the start and the end, with label and search', async () => {
  const { create, audited } = open()
  await create({ label: 'a label', search: "search x='1'" }).finished
  await turns(2)
  expect(audited).toHaveLength(2)
  expect(audited[0]).toMatch(
    /user=admin, action=search, info=granted, .*label='a label'.*search='search x=\\'1\\''\]$/
  )
  expect(audited[1]).toMatch(/info=completed.* event_count=100, result_count=100, scan_count=100/)
})
