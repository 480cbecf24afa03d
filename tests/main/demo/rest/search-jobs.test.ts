import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { message, openDemo, type RunningDemo } from '../running-demo.ts'

const jobs = '/services/search/jobs'
let running: RunningDemo
beforeAll(async () => {
  running = await openDemo()
})
afterAll(() => running.end())

interface JobEntry {
  readonly name: string
  readonly links: Readonly<Record<string, string>>
  readonly acl: Readonly<Record<string, unknown>>
  readonly content: Readonly<Record<string, unknown>>
}

const some = expect.any(String) as string
const number = expect.any(Number) as number

async function create(
  search: string,
  args: Readonly<Record<string, string>> = {}
): Promise<string> {
  const reply = await running.post(jobs, { search, ...args })
  expect([reply.status, reply.text]).toEqual([201, expect.stringContaining('"sid"')])
  return (reply.json() as { sid: string }).sid
}

async function job(sid: string): Promise<JobEntry> {
  const reply = await running.get(`${jobs}/${sid}`)
  const [entry] = (reply.json() as { entry: JobEntry[] }).entry
  if (entry === undefined) throw new Error(reply.text)
  return entry
}

async function done(sid: string): Promise<JobEntry> {
  for (;;) {
    const entry = await job(sid)
    if (entry.content.isDone === true) return entry
    await wait(10)
  }
}

const weekOfWeb = 'search index=web'

test('a job in normal mode goes its way, and has its types when it is done', async () => {
  const sid = await create(`${weekOfWeb} | head 5`, { label: 'mine', auto_cancel: '60' })
  expect(sid).toMatch(/^\d+\.\d+$/)
  const { name, acl, links, content } = await done(sid)
  expect(name).toBe(`${weekOfWeb} | head 5`)
  expect(acl).toMatchObject({ owner: 'admin', app: 'search', ttl: '600' })
  expect(links).toMatchObject({ control: `/services/search/jobs/${sid}/control` })
  expect(content).toMatchObject({
    sid,
    dispatchState: 'DONE',
    doneProgress: 1,
    eventCount: number,
    resultCount: 5,
    scanCount: number,
    runDuration: number,
    isFailed: false,
    label: 'mine',
    ttl: 600,
    defaultTTL: '600',
    pid: some,
    sampleRatio: '1',
    searchEarliestTime: number,
    searchLatestTime: some,
    messages: [],
    request: { label: 'mine', auto_cancel: '60' },
    runtime: { auto_cancel: '60' }
  })
})

test('results of a search that still runs are 204', async () => {
  const sid = await create('search index=* | stats count by host')
  const reply = await running.get(`${jobs}/${sid}/results`)
  expect([reply.status, reply.text]).toEqual([204, ''])
  await running.remove(`${jobs}/${sid}`)
})

test('blocking answers after the end, with the sid that the caller chose', async () => {
  const sid = await create(`${weekOfWeb} | stats count`, { exec_mode: 'blocking', id: 'my.own-1' })
  expect(sid).toBe('my.own-1')
  expect((await job(sid)).content.dispatchState).toBe('DONE')
})

test('oneshot answers with the rows and leaves no job', async () => {
  const before = (await running.get(jobs, { count: '0' })).json() as { entry: unknown[] }
  const reply = await running.post(jobs, {
    search: `${weekOfWeb} | stats count by sourcetype`,
    exec_mode: 'oneshot'
  })
  expect(reply.json()).toEqual({
    preview: false,
    init_offset: 0,
    post_process_count: 2,
    messages: [],
    fields: [{ name: 'sourcetype' }, { name: 'count' }],
    results: [
      { sourcetype: 'access_combined', count: expect.stringMatching(/^\d+$/) as string },
      { sourcetype: 'access_combined_wcookie', count: expect.stringMatching(/^\d+$/) as string }
    ],
    highlighted: {}
  })
  const after = (await running.get(jobs, { count: '0' })).json() as { entry: unknown[] }
  expect(after.entry).toHaveLength(before.entry.length)
})

test.each([
  ['', /required 'search' parameter/],
  ['index=web', /Unknown search command 'index'/],
  ['search index=web | nosuchcommand', /Unknown search command 'nosuchcommand'/],
  ['search `nope`', /macro 'nope' that cannot be found/],
  ['search "never closed', /never closed|quotes/i]
])('%j is refused with 400', async (search, text) => {
  const reply = await running.post(jobs, { search })
  expect(reply.status).toBe(400)
  expect(reply.json()).toEqual(message('FATAL', expect.stringMatching(text)))
})

test.each(['earliest_time', 'latest_time'])('an unreadable %s is refused', async (name) => {
  const reply = await running.post(jobs, { search: weekOfWeb, [name]: 'whenever' })
  expect([reply.status, reply.json()]).toEqual([400, message('FATAL', `Invalid ${name}.`)])
})

test('a search that fails is accepted, and the job says why', async () => {
  const sid = await create('| makeresults | eval x=nosuchfunc(1)', { exec_mode: 'blocking' })
  const { content } = await job(sid)
  expect(content).toMatchObject({ dispatchState: 'FAILED', isDone: true, isFailed: true })
  expect(content.messages).toContainEqual({
    type: 'FATAL',
    text: expect.stringContaining('nosuchfunc') as string
  })
  const results = await running.get(`${jobs}/${sid}/results`)
  expect(results.json()).toMatchObject({ results: [], messages: content.messages })
  const oneshot = await running.post(jobs, {
    search: '| makeresults | eval x=nosuchfunc(1)',
    exec_mode: 'oneshot'
  })
  expect(oneshot.status).toBe(400)
})

test('a command that the demo does not have fails with a message that says so', async () => {
  const sid = await create('search index=web | anomalydetection', { exec_mode: 'blocking' })
  const { content } = await job(sid)
  expect(content.dispatchState).toBe('FAILED')
  expect(JSON.stringify(content.messages)).toMatch(/demo/)
})

test('macros are expanded, computed ones too', async () => {
  const sid = await create('search `checkout_errors` `last_days(2)` | stats count', {
    exec_mode: 'blocking'
  })
  const reply = await running.get(`${jobs}/${sid}/results`)
  const [row] = (reply.json() as { results: { count: string }[] }).results
  expect(Number(row?.count)).toBeGreaterThan(900)
})

test('the range of the request bounds the events', async () => {
  const sid = await create(`${weekOfWeb} | stats min(_time) as first max(_time) as last`, {
    exec_mode: 'blocking',
    earliest_time: '-2h@h',
    latest_time: '-1h@h'
  })
  const reply = await running.get(`${jobs}/${sid}/results`)
  const [row] = (reply.json() as { results: { first: string; last: string }[] }).results
  expect(Number(row?.first)).toBeGreaterThanOrEqual(Date.UTC(2026, 10, 22, 13) / 1000)
  expect(Number(row?.last)).toBeLessThan(Date.UTC(2026, 10, 22, 14) / 1000)
})

test('v2, a namespace and a slash at the end reach the same job', async () => {
  const sid = await create(`${weekOfWeb} | head 1`, { exec_mode: 'blocking' })
  for (const path of [
    `/services/search/v2/jobs/${sid}/`,
    `/servicesNS/admin/search/search/jobs/${sid}`,
    `/servicesNS/-/-/search/v2/jobs/${sid}`
  ]) {
    expect((await running.get(path)).status).toBe(200)
  }
})

test.each([
  ['pause', 'Search job paused.'],
  ['unpause', 'Search job unpaused.'],
  ['finalize', 'Search job finalized.'],
  ['touch', 'Search job touched.'],
  ['enablepreview', 'Search job results preview enabled.'],
  ['disablepreview', 'Search job results preview disabled.'],
  ['save', 'Search job saved.'],
  ['unsave', 'Search job unsaved.'],
  ['cancel', 'Search job cancelled.']
])('control %s', async (action, text) => {
  const sid = await create(`${weekOfWeb} | head 1`, { exec_mode: 'blocking' })
  const reply = await running.post(`${jobs}/${sid}/control`, { action })
  expect([reply.status, reply.json()]).toEqual([200, message('INFO', text)])
})

test('control sets ttl and priority, and refuses what it does not know', async () => {
  const sid = await create(`${weekOfWeb} | head 1`, { exec_mode: 'blocking' })
  await running.post(`${jobs}/${sid}/control`, { action: 'setttl', ttl: '900' })
  await running.post(`${jobs}/${sid}/control`, { action: 'setpriority', priority: '7' })
  expect((await job(sid)).content).toMatchObject({ ttl: 900, priority: 7 })
  const unknown = await running.post(`${jobs}/${sid}/control`, { action: 'explode' })
  expect(unknown.status).toBe(400)
  const missing = await running.post(`${jobs}/${sid}/control`, { action: 'setttl' })
  expect(missing.status).toBe(400)
})

test('a running job that is cancelled or deleted is gone at once', async () => {
  const first = await create('search index=*')
  await running.post(`${jobs}/${first}/control`, { action: 'cancel' })
  const second = await create('search index=*')
  expect((await running.remove(`${jobs}/${second}`)).status).toBe(200)
  for (const sid of [first, second]) {
    const reply = await running.get(`${jobs}/${sid}`)
    expect([reply.status, reply.json()]).toEqual([404, message('FATAL', 'Unknown sid.')])
  }
})

test('one job is a bare entry in XML', async () => {
  const sid = await create(`${weekOfWeb} | head 1`, { exec_mode: 'blocking' })
  const reply = await running.get(`${jobs}/${sid}`, { output_mode: '' })
  expect(reply.text).toMatch(/^<\?xml [^>]*>\s*<entry /)
  expect(reply.text).toContain('<s:key name="isDone">1</s:key>')
})

test('what a caller does stands in _audit and _internal, with label and User-Agent', async () => {
  const { get, post } = running
  await get('/services/server/info', {}, { 'user-agent': 'analyst-tool/1.2' })
  await create('search index=sales | head 1', { label: 'for the audit', exec_mode: 'blocking' })
  const search = async (spl: string): Promise<string> =>
    (await post(jobs, { search: spl, exec_mode: 'oneshot' })).text
  expect(await search('search index=_audit action=search info=granted "for the audit"')).toContain(
    "label='for the audit'"
  )
  const access = await search(
    'search index=_internal sourcetype=splunkd_access useragent="analyst-tool*"'
  )
  expect(access).toContain('GET /services/server/info')
})
