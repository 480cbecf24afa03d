import { expect, test } from 'vitest'
import type { App } from '../../../main/app.ts'
import { startApp } from '../../support/running-app.ts'
import { connectSdkClient } from '../../support/sdk-client.ts'

async function onTheDemo() {
  const running = await startApp({ demo: { asked: true } })
  await running.app.demo.splunk()
  const client = await connectSdkClient(running.url, {
    authorization: `Bearer ${running.token()}`
  })
  const run = (name: string, args: Readonly<Record<string, unknown>>) =>
    client.callTool({ name, arguments: { ...args } })
  return { ...running, run }
}
async function newest(app: App) {
  const [row] = await app.inspector.recent()
  const call = await app.inspector.call(row?.id ?? '')
  if (call === null) throw new Error('Nothing is recorded.')
  return call
}

test('a search has its requests with query and form, its job with its states, sid, indexes and time in Splunk', async () => {
  const { app, run } = await onTheDemo()
  const query = 'search index=web OR index=main | stats count by host'
  await run('run_splunk_search', { query, earliest_time: '-24h' })
  const call = await newest(app)
  expect(call).toMatchObject({ status: 'ok', origin: 'client', indexes: ['web', 'main'] })
  expect(call.sid).toMatch(/^\d+\.\d+/)
  const { splunkRequests: requests, jobs } = call
  const created = requests.find(({ body }) => body?.includes('exec_mode=normal'))
  expect(created).toMatchObject({ method: 'POST', status: 201 })
  expect(new URLSearchParams(created?.body ?? '').get('search')).toContain('index=web')
  const results = requests.find(({ path }) => path.includes('/results'))
  expect(results).toMatchObject({ sid: call.sid, status: 200 })
  expect(`${results?.path} ${results?.body}`).toContain('count=')
  expect(jobs).toMatchObject([{ sid: call.sid }])
  expect(jobs[0]?.states.at(-1)).toMatchObject({ dispatchState: 'DONE', progress: 1 })
  expect(jobs[0]?.states.at(-1)?.scanned).toBeGreaterThan(0)
  expect(call.splunkMs).toBeGreaterThan(0)
  expect(call.splunkMs).toBeLessThanOrEqual((call.ms ?? 0) + 2)
  const login = requests.find(({ path }) => path.startsWith('/services/auth/login'))
  expect(login?.body).toContain('password=[redacted]')
})

test('a refused search names the indexes that it wanted to read', async () => {
  const { app, run } = await onTheDemo()
  await run('run_oneshot_search', { query: 'index=web | delete' })
  expect(await newest(app)).toMatchObject({ status: 'refused', indexes: ['web'], jobs: [] })
})

test('what signs in is taken out of every call, not only of the one that signed in', async () => {
  const { app, run } = await onTheDemo()
  const profile = app.profiles.list().find(({ origin }) => origin === 'demo')
  const password = await app.profiles.secret(profile?.id ?? '')
  for (const place of [1, 2]) {
    const query = `index=web "${password}" | eval n=${place}, said="${password}"`
    await run('run_oneshot_search', { query, max_results: 1 })
  }
  await run('run_oneshot_search', { no_such_argument: password })
  const calls = JSON.stringify(await app.inspector.recentCalls())
  expect(calls).toContain('[redacted]')
  expect(calls).not.toContain(password)
})
