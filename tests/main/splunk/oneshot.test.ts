import { expect, test } from 'vitest'
import { oneshotSearch } from '../../../main/splunk/oneshot.ts'
import { cleared, jobs, lastDay } from '../../support/scripted-search.ts'
import { json, openSplunk, says, startScriptedSplunkd } from '../../support/scripted-splunkd.ts'

const spl = cleared('search index=web')

test('searches and answers in one request', async () => {
  const splunkd = await startScriptedSplunkd({
    [jobs]: (_request, response) =>
      json(response, 200, {
        fields: [{ name: 'count' }],
        results: [{ count: '3' }],
        messages: [{ type: 'WARN', text: 'Slow.' }]
      })
  })
  const { splunk } = openSplunk(splunkd.connection())
  expect(await oneshotSearch(splunk, spl, lastDay, 5)).toEqual({
    fields: ['count'],
    rows: [{ count: '3' }],
    messages: [{ type: 'WARN', text: 'Slow.' }],
    postProcessCount: null
  })
  expect(Object.fromEntries(splunkd.seen.at(-1)?.form ?? [])).toMatchObject({
    exec_mode: 'oneshot',
    count: '5',
    earliest_time: '-24h',
    latest_time: 'now',
    label: 'Switchboard for Splunk: test'
  })
})

test('ends the search in Splunk when its caller goes away', async () => {
  const controller = new AbortController()
  let id = ''
  const splunkd = await startScriptedSplunkd({
    [jobs]: ({ form }) => {
      id = form.get('id') ?? ''
      controller.abort()
    }
  })
  const { splunk, requests } = openSplunk(splunkd.connection(), { signal: controller.signal })
  await expect(oneshotSearch(splunk, spl, lastDay, 5)).rejects.toMatchObject({ code: 'aborted' })
  expect(requests.at(-1)?.path).toBe(`${jobs}/${id}/control`)
})

test('tells a search that Splunk does not take', async () => {
  const splunkd = await startScriptedSplunkd({
    [jobs]: (_request, response) => says(response, 400, "Unknown search command 'indx'.", 'FATAL')
  })
  const { splunk } = openSplunk(splunkd.connection())
  await expect(oneshotSearch(splunk, spl, lastDay, 5)).rejects.toMatchObject({
    code: 'search_failed',
    message: "The search failed: Unknown search command 'indx'."
  })
})
