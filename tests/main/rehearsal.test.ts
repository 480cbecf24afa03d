import { expect, test } from 'vitest'
import { startApp } from '../support/running-app.ts'
import { connectSdkClient } from '../support/sdk-client.ts'

test('once the demo Splunk is rehearsed, the first call finds it signed in, and nothing of the rehearsal', async () => {
  const { app, url, token } = await startApp({ demo: { asked: true } })
  expect(await app.warmDemo()).toBe(true)
  const client = await connectSdkClient(url, { authorization: `Bearer ${token()}` })
  const answer = await client.callTool({ name: 'list_search_jobs', arguments: {} })
  expect(JSON.stringify(answer.structuredContent)).not.toContain('rehearsal')
  const rows = await app.inspector.recent()
  expect(rows.map(({ tool }) => tool)).toEqual(['list_search_jobs'])
  const call = await app.inspector.call(rows[0]?.id ?? '')
  const paths = call?.splunkRequests.map(({ path }) => path) ?? []
  expect(paths).not.toEqual([])
  expect(paths.filter((path) => path.includes('auth/login'))).toEqual([])
})

test('without a demo Splunk there is nothing to rehearse', async () => {
  const { app } = await startApp()
  expect(await app.warmDemo()).toBe(false)
  expect(app.demo.state).toEqual({ kind: 'stopped' })
})

test('a demo Splunk whose profile was removed is not rehearsed, and the start goes on', async () => {
  const { app } = await startApp({ demo: { asked: true } })
  for (const { id } of app.profiles.list()) await app.profiles.remove(id)
  expect(await app.warmDemo()).toBe(false)
})
