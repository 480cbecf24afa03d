import { expect, test } from 'vitest'
import { oneshotSearch } from '../../../main/splunk/oneshot.ts'
import { createSearchJob } from '../../../main/splunk/search-jobs.ts'
import * as search from '../../support/scripted-search.ts'
import {
  type Script,
  json,
  openSplunk,
  says,
  startScriptedSplunkd,
  takesEveryPassword,
  textWith
} from '../../support/scripted-splunkd.ts'

const path = '/services/data/indexes'
const ask = { method: 'GET', path } as const
const spl = search.cleared('search index=web')
const quota =
  'The maximum number of concurrent historical searches for this user based on their role quota has been reached. concurrency_limit=3'

/** Refuses so many times, then does as it should. */
function busy(times: number, then: Script, status = 503): Script {
  let asked = 0
  return (request, response) => {
    asked += 1
    if (asked <= times) says(response, status, quota, 'WARN')
    else then(request, response)
  }
}
const fine: Script = (_request, response) => json(response, 200, { fine: true })

test('asks a busy Splunk again, and tells the caller why it waits', async () => {
  for (const status of [503, 429]) {
    const splunkd = await startScriptedSplunkd({ [path]: busy(3, fine, status) })
    const { splunk, waits, requests } = openSplunk(splunkd.connection())
    expect((await splunk.request(ask)).body).toEqual({ fine: true })
    expect(splunkd.count(path)).toBe(4)
    expect(waits).toEqual(Array(3).fill(textWith(quota)))
    expect(requests.filter((request) => request.status === status)).toHaveLength(3)
  }
})

test("gives up after four tries, in Splunk's words", async () => {
  const splunkd = await startScriptedSplunkd({ [path]: busy(Infinity, fine) })
  const { splunk } = openSplunk(splunkd.connection())
  await expect(splunk.request(ask)).rejects.toMatchObject({
    code: 'unavailable',
    status: 503,
    message: `Splunk at 127.0.0.1:${splunkd.port} answered 503: ${quota} It was asked 4 times.`,
    messages: [{ type: 'WARN', text: quota }]
  })
  expect(splunkd.count(path)).toBe(4)
})

test('a storm of refusals ends for every call, each after its own four tries', async () => {
  const splunkd = await startScriptedSplunkd({ [path]: busy(Infinity, fine) })
  const { splunk } = openSplunk(splunkd.connection())
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => splunk.request(ask)))
  expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true)
  expect(splunkd.count(path)).toBe(80)
})

test('creates a job once the quota is free again, and no second one', async () => {
  let created = 0
  const splunkd = await startScriptedSplunkd({
    [search.jobs]: busy(2, (_request, response) => {
      created += 1
      json(response, 201, { sid: search.sid })
    })
  })
  const { splunk } = openSplunk(splunkd.connection())
  expect(await createSearchJob(splunk, spl, search.lastDay)).toBe(search.sid)
  expect(created).toBe(1)
})

test('a oneshot search waits for the quota too', async () => {
  const splunkd = await startScriptedSplunkd({
    [search.jobs]: busy(1, (_request, response) =>
      json(response, 200, { fields: [{ name: 'n' }], results: [{ n: '1' }] })
    )
  })
  const { splunk } = openSplunk(splunkd.connection())
  const { rows } = await oneshotSearch(splunk, spl, search.lastDay, 10)
  expect(rows).toEqual([{ n: '1' }])
})

test('waits for a Splunk that is too busy to sign anybody in', async () => {
  const splunkd = await startScriptedSplunkd({
    '/services/auth/login': busy(2, takesEveryPassword()),
    [path]: fine
  })
  const { splunk } = openSplunk(splunkd.connection())
  expect((await splunk.request(ask)).body).toEqual({ fine: true })
})

test('does not repeat what may have made or changed something', async () => {
  const splunkd = await startScriptedSplunkd({ [path]: busy(Infinity, fine) })
  const { splunk } = openSplunk(splunkd.connection())
  for (const method of ['POST', 'DELETE'] as const) {
    await expect(splunk.request({ method, path })).rejects.toMatchObject({ code: 'unavailable' })
  }
  expect(splunkd.count(path)).toBe(2)
})

test('does not wait for what the configuration has switched off', async () => {
  const splunkd = await startScriptedSplunkd({
    [path]: (_request, response) => says(response, 503, 'KV Store is disabled.')
  })
  const { splunk } = openSplunk(splunkd.connection())
  await expect(splunk.request(ask)).rejects.toMatchObject({ code: 'unavailable' })
  expect(splunkd.count(path)).toBe(1)
})

test('does not wait when Splunk asks for more patience than a caller has', async () => {
  const splunkd = await startScriptedSplunkd({
    [path]: (_request, response) => {
      response.setHeader('retry-after', '120')
      says(response, 503, quota)
    }
  })
  const { splunk } = openSplunk(splunkd.connection())
  await expect(splunk.request(ask)).rejects.toMatchObject({ retryAfterMs: 120_000 })
  expect(splunkd.count(path)).toBe(1)
})

test('a caller that goes away ends the wait, and no job is created for it', async () => {
  const controller = new AbortController()
  const splunkd = await startScriptedSplunkd({ [search.jobs]: busy(Infinity, fine) })
  const { connections, splunk } = openSplunk(splunkd.connection(), { backOffMs: [20_000] })
  const leaving = connections.open(splunk.connection, {
    ...splunk.use,
    signal: controller.signal,
    onWaiting: () => controller.abort()
  })
  await expect(createSearchJob(leaving, spl, search.lastDay)).rejects.toMatchObject({
    code: 'aborted'
  })
  expect(splunkd.count(search.jobs)).toBe(1)
})
