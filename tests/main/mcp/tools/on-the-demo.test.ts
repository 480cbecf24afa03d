import { expect, onTestFinished, test } from 'vitest'
import { startDemoSplunk } from '../../../../main/demo/demo-splunk.ts'
import { testConnection } from '../../../../main/splunk/connection-test.ts'
import type { Connection } from '../../../../main/splunk/connection.ts'
import { connectionTo, openSplunk } from '../../../support/scripted-splunkd.ts'
import { toolsOn } from '../../../support/tool-context.ts'

async function demoConnection(): Promise<Connection> {
  const demo = await startDemoSplunk({ port: 0 })
  onTestFinished(() => demo.stop())
  const { username, password } = demo
  return connectionTo(
    demo.port,
    { kind: 'pin', sha256: demo.certificateSha256 },
    { credential: () => Promise.resolve({ kind: 'password', username, password }) }
  )
}

test('the connection test walks to the end', async () => {
  const signal = new AbortController().signal
  const result = await testConnection(await demoConnection(), () => undefined, signal)
  expect(result).toMatchObject({ ok: true, username: 'admin' })
})

test('a newcomer finds indexes and sourcetypes, and searches what is there', async () => {
  const { splunk } = openSplunk(await demoConnection())
  const { call } = toolsOn(splunk)
  const indexes = await call('list_indexes')
  expect(indexes['items']).toContainEqual(expect.objectContaining({ name: 'web' }))
  const sourcetypes = await call('list_sourcetypes', { index: 'web' })
  expect(sourcetypes['items']).toContainEqual(expect.objectContaining({ name: 'access_combined' }))
  const counted = await call('run_oneshot_search', {
    query: 'index=web | stats count by status | sort - count',
    earliest_time: '-7d'
  })
  expect(counted).toMatchObject({ truncated: false, fields: ['status', 'count'] })
  expect(await call('me')).toMatchObject({ username: 'admin' })
  expect(await call('get_splunk_health')).toMatchObject({ status: 'connected', health: 'green' })
})

test('pages of a job hold every row once, in the order of the search', async () => {
  const { splunk } = openSplunk(await demoConnection())
  const { call } = toolsOn(splunk)
  const query = 'index=sales | head 250 | table _time, AcctID'
  const first = await call('run_splunk_search', { query, earliest_time: '-7d', max_results: 100 })
  expect(first).toMatchObject({ total: 250, returned: 100, truncated: true, next_offset: 100 })
  const rows = [first['results']]
  for (let offset: unknown = 100; typeof offset === 'number';) {
    const page = await call('get_search_results', { job_id: first['job_id'], offset })
    rows.push(page['results'])
    offset = page['next_offset']
  }
  const all = await call('run_oneshot_search', { query, earliest_time: '-7d', max_results: 250 })
  expect(rows.flat()).toEqual(all['results'])
})

test("errors come in Splunk's words", async () => {
  const { splunk } = openSplunk(await demoConnection())
  const { call } = toolsOn(splunk)
  for (const query of ['index=web | nosuchcommand', 'index=web | eval x=nosuchfunc(1)']) {
    await expect(call('run_splunk_search', { query })).rejects.toMatchObject({
      code: 'search_failed',
      message: expect.stringContaining('nosuch') as unknown
    })
  }
  await expect(
    call('run_splunk_search', { query: 'index=web', earliest_time: 'bogus' })
  ).rejects.toMatchObject({ code: 'search_failed' })
})
