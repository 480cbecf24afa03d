import { setTimeout as later } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { message, openDemo, type Reply, type RunningDemo, sunday } from '../running-demo.ts'

// Reads every event and hashes it twice, so that it still runs when the next request arrives.
const long =
  'search index=* OR index=_* | eval hash=sha512(sha512(_raw)) | stats dc(hash) count AS events'

let running: RunningDemo
let now = sunday
beforeAll(async () => {
  running = await openDemo({ now: () => now })
})
afterAll(() => running.end())

interface Content {
  readonly dispatchState: string
  readonly doneProgress: number
  readonly scanCount?: number
  readonly numPreviews?: number
  readonly isDone: boolean
  readonly isPaused: boolean
  readonly isFinalized: boolean
  readonly priority: number
  readonly ttl: number
}

async function start(args: Record<string, string> = {}): Promise<string> {
  const reply = await running.post('/services/search/jobs', { search: long, ...args })
  expect(reply.status, reply.text).toBe(201)
  return `/services/search/jobs/${(reply.json() as { sid: string }).sid}`
}

async function contentOf(job: string): Promise<Content> {
  const { entry } = (await running.get(job)).json() as { entry: { content: Content }[] }
  const [first] = entry
  if (first === undefined) throw new Error('The job has no entry.')
  return first.content
}

async function reaches(job: string, is: (content: Content) => boolean): Promise<Content> {
  for (;;) {
    const content = await contentOf(job)
    if (is(content)) return content
    await later(5)
  }
}

const control = (job: string, action: string, args: Record<string, string> = {}): Promise<Reply> =>
  running.post(`${job}/control`, { action, ...args })

test('a job that runs shows progress and previews, and has no results yet', async () => {
  const job = await start()
  const { scanCount, doneProgress } = await reaches(job, ({ scanCount = 0 }) => scanCount > 1000)
  expect(scanCount).toBeGreaterThan(1000)
  expect(doneProgress).toBeGreaterThan(0)
  expect(doneProgress).toBeLessThan(1)
  const results = await running.get(`${job}/results`)
  expect([results.status, results.text]).toEqual([204, ''])
  const preview = (await running.get(`${job}/results_preview`)).json() as {
    preview: boolean
    results: { events: string }[]
  }
  expect(preview.preview).toBe(true)
  expect(Number(preview.results[0]?.events)).toBeGreaterThan(500)
  expect((await contentOf(job)).numPreviews).toBe(1)
  await control(job, 'disablepreview')
  expect((await running.get(`${job}/results_preview`)).status).toBe(204)
  expect((await control(job, 'cancel')).json()).toEqual(message('INFO', 'Search job cancelled.'))
  const gone = await running.get(job)
  expect([gone.status, gone.json()]).toEqual([404, message('FATAL', 'Unknown sid.')])
})

test('a paused job waits, and finalizing it gives the rows so far', async () => {
  const job = await start()
  await reaches(job, ({ dispatchState }) => dispatchState === 'RUNNING')
  expect((await control(job, 'pause')).json()).toEqual(message('INFO', 'Search job paused.'))
  expect(await contentOf(job)).toMatchObject({ dispatchState: 'PAUSED', isPaused: true })
  await control(job, 'unpause')
  await reaches(job, ({ scanCount = 0, dispatchState }) => {
    return dispatchState === 'RUNNING' && scanCount > 1000
  })
  await control(job, 'finalize')
  const done = await reaches(job, ({ isDone }) => isDone)
  expect(done).toMatchObject({ dispatchState: 'DONE', isFinalized: true, isPaused: false })
  const { preview, results } = (await running.get(`${job}/results`)).json() as {
    preview: boolean
    results: { events: string }[]
  }
  expect(preview).toBe(false)
  expect(Number(results[0]?.events)).toBeGreaterThan(900)
  expect(Number(results[0]?.events)).toBeLessThan(90_000)
})

test('priority and ttl are set, and the job goes when its time is over', async () => {
  const job = await start({ search: 'makeresults' })
  await reaches(job, ({ isDone }) => isDone)
  await control(job, 'setpriority', { priority: '8' })
  await control(job, 'setttl', { ttl: '50' })
  expect(await contentOf(job)).toMatchObject({ priority: 8, ttl: 50 })
  now += 49_000
  await control(job, 'touch')
  now += 49_000
  expect((await running.get(job)).status).toBe(200)
  now += 51_000
  expect((await running.get(job)).status).toBe(404)
})

test('a job whose caller has gone ends after auto_cancel seconds', async () => {
  const job = await start({ auto_cancel: '60' })
  now += 59_000
  expect((await running.get(job)).status).toBe(200)
  now += 61_000
  expect((await running.get(job)).status).toBe(404)
})

test('max_count bounds the rows that are kept', async () => {
  const job = await start({
    search: 'makeresults count=50',
    max_count: '20',
    exec_mode: 'blocking'
  })
  const { results } = (await running.get(`${job}/results`)).json() as { results: unknown[] }
  expect(results).toHaveLength(20)
})

test('an analyst has three running searches: the fourth is queued, or refused with 503', async () => {
  const login = await running.post('/services/auth/login', {
    username: 'analyst',
    password: running.demo.password
  })
  const { sessionKey } = login.json() as { sessionKey: string }
  const own = { authorization: `Splunk ${sessionKey}` }
  const send = (args: Record<string, string>): Promise<Reply> =>
    running.post('/services/search/jobs', { search: long, ...args }, own)
  const jobs: string[] = []
  for (let count = 0; count < 4; count += 1) {
    const { sid } = (await send({})).json() as { sid: string }
    jobs.push(`/services/search/jobs/${sid}`)
  }
  const states = await Promise.all(jobs.map(contentOf))
  expect(states.at(-1)).toMatchObject({ dispatchState: 'QUEUED', isDone: false })
  expect(states.at(-1)).not.toHaveProperty('scanCount')
  for (const exec_mode of ['blocking', 'oneshot']) {
    const refused = await send({ exec_mode })
    expect(refused.status).toBe(503)
    expect(refused.text).toContain('current_concurrency=3, concurrency_limit=3')
  }
  for (const job of jobs) expect((await running.remove(job)).status).toBe(200)
})
