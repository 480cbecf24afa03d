import { expect, test } from 'vitest'
import { mostSearches } from '../../../main/splunk/search-slots.ts'
import { runSearchJob } from '../../../main/splunk/search-run.ts'
import * as search from '../../support/scripted-search.ts'
import {
  type ScriptedSplunkd,
  type Script,
  entry,
  json,
  openSplunk,
  says,
  startScriptedSplunkd
} from '../../support/scripted-splunkd.ts'

const wanted = { spl: search.cleared('search index=web'), range: search.lastDay }
const controls = (splunkd: ScriptedSplunkd) =>
  splunkd.seen
    .filter(({ method, path }) => path === search.control || method === 'DELETE')
    .map(({ method, form }) => [form.get('action') ?? method, form.get('ttl')])

async function bench(scripts: Readonly<Record<string, Script>> = {}) {
  const splunkd = await startScriptedSplunkd({ ...search.oneJob([search.done]), ...scripts })
  const controller = new AbortController()
  const open = openSplunk(splunkd.connection(), { signal: controller.signal })
  return { splunkd, controller, ...open }
}

test('keeps a job that has more rows, and soon drops one whose rows were all in the answer', async () => {
  const { splunkd, splunk } = await bench()
  const first = await runSearchJob(splunk, wanted, {
    page: { count: 100, offset: 0 },
    afterwards: 'keep for more'
  })
  expect(first).toMatchObject({ sid: search.sid, job: { resultCount: 250 } })
  expect(first.page.rows).toHaveLength(100)
  expect(controls(splunkd)).toEqual([])
  await runSearchJob(splunk, wanted, {
    page: { count: 1000, offset: 0 },
    afterwards: 'keep for more'
  })
  expect(controls(splunkd)).toEqual([['setttl', '120']])
})

test('leaves nothing of a search of our own making', async () => {
  const { splunkd, splunk } = await bench()
  const { page } = await runSearchJob(splunk, wanted, {
    page: { count: 10, offset: 0 },
    afterwards: 'drop'
  })
  expect(page.rows).toHaveLength(10)
  expect(controls(splunkd)).toEqual([['DELETE', null]])
})

test('leaves nothing of one that fails either', async () => {
  const failed = { dispatchState: 'FAILED', isDone: true, isFailed: true }
  const { splunkd, splunk } = await bench(search.oneJob([failed]))
  const options = { page: { count: 10, offset: 0 }, afterwards: 'drop' } as const
  await expect(runSearchJob(splunk, wanted, options)).rejects.toMatchObject({
    code: 'search_failed'
  })
  expect(controls(splunkd)).toEqual([['DELETE', null]])
})

test('cancels the job of a caller that goes away while the rows come', async () => {
  const { splunkd, splunk, controller } = await bench({
    [search.results]: () => controller.abort()
  })
  const options = { page: { count: 100, offset: 0 }, afterwards: 'keep for more' } as const
  await expect(runSearchJob(splunk, wanted, options)).rejects.toMatchObject({ code: 'aborted' })
  expect(controls(splunkd)).toEqual([['DELETE', null]])
})

test('answers although Splunk does not let go of the job', async () => {
  const { splunkd, splunk } = await bench({
    [search.control]: (_request, response) => says(response, 403, 'Not yours.')
  })
  const { page } = await runSearchJob(splunk, wanted, {
    page: { count: 1000, offset: 0 },
    afterwards: 'keep for more'
  })
  expect(page.rows).toHaveLength(250)
  expect(splunkd.count(search.control)).toBe(1)
})

test('holds its turn until the search has ended', async () => {
  const calls = 3 * mostSearches
  const running = new Set<string>()
  let created = 0
  let most = 0
  const jobs = Array.from({ length: calls }, (_call, at) => {
    const path = `${search.jobs}/s${at}`
    let asked = 0
    const state: Script = (_request, response) => {
      asked += 1
      if (asked === 2) running.delete(path)
      json(response, 200, entry('job', asked === 1 ? { dispatchState: 'RUNNING' } : search.done))
    }
    const rows: Script = (_request, response) => json(response, 200, { results: [] })
    return [
      [path, state],
      [`/services/search/v2/jobs/s${at}/results`, rows]
    ] as const
  })
  const { splunk, connections } = await bench({
    ...Object.fromEntries(jobs.flat()),
    [search.jobs]: (_request, response) => {
      running.add(`${search.jobs}/s${created}`)
      most = Math.max(most, running.size)
      json(response, 201, { sid: `s${created}` })
      created += 1
    }
  })
  const run = () =>
    runSearchJob(connections.open(splunk.connection, splunk.use), wanted, {
      page: { count: 1, offset: 0 },
      afterwards: 'keep for more'
    })
  await Promise.all(Array.from({ length: calls }, run))
  expect(created).toBe(calls)
  expect(most).toBe(mostSearches)
})
