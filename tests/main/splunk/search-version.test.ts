import { expect, test } from 'vitest'
import { searchJobResults } from '../../../main/splunk/search-jobs.ts'
import { requestSearchVersion } from '../../../main/splunk/search-version.ts'
import * as search from '../../support/scripted-search.ts'
import {
  type Script,
  json,
  openSplunk,
  says,
  startScriptedSplunkd
} from '../../support/scripted-splunkd.ts'

const v1 = `${search.job}/results`
const page = { count: 10, offset: 0 }
const rows: Script = (_request, response) => json(response, 200, { results: [{ n: '1' }] })
const unknownSid: Script = (_request, response) => says(response, 404, 'Unknown sid.', 'FATAL')
const unknownEndpoint: Script = (_request, response) =>
  says(response, 404, 'Unknown endpoint.', 'FATAL')

test('takes v1 where v2 is missing although the version should have it, and remembers', async () => {
  const splunkd = await startScriptedSplunkd({ [search.results]: unknownEndpoint, [v1]: rows })
  const { splunk } = openSplunk(splunkd.connection())
  await searchJobResults(splunk, search.sid, page)
  await searchJobResults(splunk, search.sid, page)
  expect(splunkd.count(search.results)).toBe(1)
  expect(splunkd.count(v1)).toBe(2)
})

test('does so too where a proxy in between does not know the path', async () => {
  const splunkd = await startScriptedSplunkd({
    [search.results]: (_request, response) => {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<title>Not here</title>')
    },
    [v1]: rows
  })
  const { splunk } = openSplunk(splunkd.connection())
  expect((await searchJobResults(splunk, search.sid, page)).rows).toEqual([{ n: '1' }])
})

test('does not take an unknown job for a missing endpoint', async () => {
  const splunkd = await startScriptedSplunkd({ [search.results]: unknownSid, [v1]: rows })
  const { splunk } = openSplunk(splunkd.connection())
  for (let times = 0; times < 2; times += 1) {
    await expect(searchJobResults(splunk, search.sid, page)).rejects.toMatchObject({
      code: 'not_found',
      message: `Splunk at 127.0.0.1:${splunkd.port} has no search job ${search.sid}.`
    })
  }
  expect(splunkd.count(search.results)).toBe(2)
  expect(splunkd.count(v1)).toBe(0)
})

test('remembers nothing when v1 does not answer either', async () => {
  const splunkd = await startScriptedSplunkd({
    [search.results]: unknownEndpoint,
    [v1]: unknownSid
  })
  const { splunk } = openSplunk(splunkd.connection())
  await expect(searchJobResults(splunk, search.sid, page)).rejects.toMatchObject({
    code: 'not_found'
  })
  expect(splunk.kept.searchV2).toBeNull()
})

test('sends SPL by POST in either version', async () => {
  for (const [version, path] of [
    ['10.6.0.5', '/services/search/v2/parser'],
    ['9.0.2208.1', '/services/search/v2/parser'],
    ['9.0.1', '/services/search/parser'],
    ['8.2.9', '/services/search/parser']
  ] as const) {
    const splunkd = await startScriptedSplunkd({ [path]: rows })
    const { splunk } = openSplunk(splunkd.connection())
    splunk.kept.version = version
    await requestSearchVersion(splunk, {
      endpoint: 'parser',
      parameters: { q: 'search index=web' },
      v1: 'POST'
    })
    const [sent] = splunkd.seen.filter((request) => request.path === path)
    expect([sent?.method, sent?.form.get('q')]).toEqual(['POST', 'search index=web'])
  }
})
