import { expect, test } from 'vitest'
import {
  cancelSearchJob,
  createSearchJob,
  deleteSearchJob,
  getSearchJob,
  searchJobResults,
  waitForSearchJob
} from '../../../main/splunk/search-jobs.ts'
import * as search from '../../support/scripted-search.ts'
import {
  entry,
  json,
  openSplunk,
  says,
  startScriptedSplunkd
} from '../../support/scripted-splunkd.ts'

const spl = search.cleared('search index=web')
const running = { dispatchState: 'RUNNING', doneProgress: 0.5, scanCount: 500, eventCount: 120 }

test('creates a job in normal mode that says who asked and that ends without us', async () => {
  const splunkd = await startScriptedSplunkd(search.oneJob([search.done]))
  const { splunk } = openSplunk(splunkd.connection())
  expect(await createSearchJob(splunk, spl, search.lastDay)).toBe(search.sid)
  const { form } = splunkd.seen.find(({ path }) => path === search.jobs) ?? {}
  expect(Object.fromEntries(form ?? [])).toMatchObject({
    search: 'search index=web',
    earliest_time: '-24h',
    latest_time: 'now',
    exec_mode: 'normal',
    label: 'Switchboard for Splunk: test',
    auto_cancel: '90'
  })
})

test("searches in the connection's app", async () => {
  const path = '/servicesNS/nobody/my%20app/search/jobs'
  const splunkd = await startScriptedSplunkd({
    [path]: (_request, response) => json(response, 201, { sid: search.sid })
  })
  const { splunk } = openSplunk(splunkd.connection({ app: 'my app' }))
  expect(await createSearchJob(splunk, spl, search.lastDay)).toBe(search.sid)
  expect(splunkd.count(path)).toBe(1)
})

test('waits through not ready, queued and running to the end, and tells each', async () => {
  const states = [null, { dispatchState: 'QUEUED' }, running, search.done]
  const splunkd = await startScriptedSplunkd(search.oneJob(states))
  const { splunk } = openSplunk(splunkd.connection())
  const told: string[] = []
  const job = await waitForSearchJob(splunk, search.sid, ({ dispatchState, doneProgress }) =>
    told.push(`${dispatchState} ${doneProgress}`)
  )
  expect(told).toEqual(['QUEUED 0', 'QUEUED 0', 'RUNNING 0.5'])
  expect(job).toMatchObject({ isDone: true, resultCount: 250, scanCount: 1000 })
})

test("tells a failed search in Splunk's words", async () => {
  const failed = {
    dispatchState: 'FAILED',
    isDone: true,
    isFailed: true,
    messages: [
      { type: 'FATAL', text: "Error in 'EvalCommand': The 'nosuchfunc' function is unsupported." },
      { type: 'INFO', text: 'Not of interest.' }
    ]
  }
  const splunkd = await startScriptedSplunkd(search.oneJob([failed]))
  const { splunk } = openSplunk(splunkd.connection())
  await expect(waitForSearchJob(splunk, search.sid, () => undefined)).rejects.toMatchObject({
    code: 'search_failed',
    message: "The search failed: Error in 'EvalCommand': The 'nosuchfunc' function is unsupported."
  })
})

test('tells a search that Splunk does not take', async () => {
  const splunkd = await startScriptedSplunkd({
    [search.jobs]: (_request, response) =>
      says(response, 400, "Unknown search command 'indx'.", 'FATAL')
  })
  const { splunk } = openSplunk(splunkd.connection())
  await expect(createSearchJob(splunk, spl, search.lastDay)).rejects.toMatchObject({
    code: 'search_failed',
    status: 400,
    message: "The search failed: Unknown search command 'indx'.",
    hint: expect.any(String) as unknown
  })
})

test('cancels the job in Splunk when its caller goes away', async () => {
  const splunkd = await startScriptedSplunkd(search.oneJob([running]))
  const controller = new AbortController()
  const { splunk } = openSplunk(splunkd.connection(), { signal: controller.signal })
  const waiting = waitForSearchJob(splunk, search.sid, () => controller.abort())
  await expect(waiting).rejects.toMatchObject({ code: 'aborted' })
  const cancels = splunkd.seen.filter(({ path }) => path === search.control)
  expect(cancels.map(({ form }) => form.get('action'))).toEqual(['cancel'])
})

test('cancels a job whose caller went away while it was created', async () => {
  const controller = new AbortController()
  const splunkd = await startScriptedSplunkd({
    ...search.oneJob([running]),
    [search.jobs]: (_request, response) => {
      controller.abort()
      json(response, 201, { sid: search.sid })
    }
  })
  const { splunk } = openSplunk(splunkd.connection(), { signal: controller.signal })
  await expect(createSearchJob(splunk, spl, search.lastDay)).rejects.toMatchObject({
    code: 'aborted'
  })
  expect(splunkd.count(search.control)).toBe(1)
})

test('pages through the rows by count and offset', async () => {
  const splunkd = await startScriptedSplunkd(search.oneJob([search.done]))
  const { splunk } = openSplunk(splunkd.connection())
  const page = await searchJobResults(splunk, search.sid, { count: 100, offset: 200 })
  expect(page.fields).toEqual(['n', 'tags'])
  expect(page.rows).toHaveLength(50)
  expect(page.rows[0]).toEqual({ n: '200', tags: ['a', 'b'] })
})

test('asks for the version once, and an old Splunk for its rows by GET', async () => {
  const path = `${search.job}/results`
  const splunkd = await startScriptedSplunkd({
    '/services/server/info': (_request, response) =>
      json(response, 200, entry('server-info', { serverName: 'old', version: '8.2.9' })),
    [path]: (_request, response) => json(response, 200, { results: [] })
  })
  const { splunk } = openSplunk(splunkd.connection())
  await searchJobResults(splunk, search.sid, { count: 10, offset: 0 })
  await searchJobResults(splunk, search.sid, { count: 10, offset: 10 })
  expect(splunkd.count('/services/server/info')).toBe(1)
  const pages = splunkd.seen.filter((request) => request.path === path)
  expect(pages.map(({ method, query }) => `${method} ${query.get('offset') ?? ''}`)).toEqual([
    'GET 0',
    'GET 10'
  ])
})

test('says that a job is not kept any more', async () => {
  const splunkd = await startScriptedSplunkd({
    [search.job]: (_request, response) => says(response, 404, 'Unknown sid.', 'FATAL')
  })
  const { splunk } = openSplunk(splunkd.connection())
  await expect(getSearchJob(splunk, search.sid)).rejects.toMatchObject({
    code: 'not_found',
    message: `Splunk at 127.0.0.1:${splunkd.port} has no search job ${search.sid}.`
  })
})

test('a job id is one segment of the path, whatever is in it', async () => {
  const splunkd = await startScriptedSplunkd()
  const { splunk } = openSplunk(splunkd.connection())
  await expect(getSearchJob(splunk, '../../x?y=1#z')).rejects.toMatchObject({ code: 'not_found' })
  expect(splunkd.seen.at(-1)?.path).toBe(`${search.jobs}/..%2F..%2Fx%3Fy%3D1%23z`)
})

test('cancels and deletes', async () => {
  const splunkd = await startScriptedSplunkd({
    ...search.oneJob([search.done]),
    [search.job]: (_request, response) => json(response, 200, { messages: [] })
  })
  const { splunk, requests } = openSplunk(splunkd.connection())
  await cancelSearchJob(splunk, search.sid)
  await deleteSearchJob(splunk, search.sid)
  expect(
    requests.slice(1).map(({ method, path, sid }) => `${method} ${path} ${sid ?? ''}`)
  ).toEqual([`POST ${search.control} ${search.sid}`, `DELETE ${search.job} ${search.sid}`])
})
