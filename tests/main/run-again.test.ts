import { expect, test } from 'vitest'
import { startApp } from '../support/running-app.ts'
import { connectSdkClient } from '../support/sdk-client.ts'
import { addProfile } from '../support/fixture-profile.ts'

// The history answers from a thread of its own, which takes a while to start on a busy machine.
const soon = { timeout: 10_000 }

async function onTheDemo() {
  const running = await startApp({ demo: { asked: true } })
  const { app, url } = running
  const demo = await app.demo.splunk()
  if (demo === undefined) throw new Error('The demo Splunk does not run.')
  const client = await connectSdkClient(url, { authorization: `Bearer ${running.token()}` })
  const called = async (name: string, args: Readonly<Record<string, unknown>>) => {
    await client.callTool({ name, arguments: { ...args } })
    return (await app.inspector.recent())[0]?.id ?? ''
  }
  const ended = async (id: string) => {
    await expect.poll(async () => (await app.inspector.call(id))?.ms ?? null, soon).not.toBe(null)
    return app.inspector.call(id)
  }
  return { ...running, demo, called, ended }
}
const query = 'index=web | stats count'

test('runs a call once more as the analyst, and answers its id while it runs', async () => {
  const { app, called, ended } = await onTheDemo()
  const first = await called('run_splunk_search', { query, earliest_time: '-24h' })
  const second = await app.runAgain(first, {})
  expect(await app.inspector.call(second)).toMatchObject({
    client: 'Analyst',
    origin: 'analyst',
    exchange: null
  })
  expect(await ended(second)).toMatchObject({
    status: 'ok',
    tool: 'run_splunk_search',
    arguments: { query, earliest_time: '-24h' },
    profile: { name: 'Demo' },
    indexes: ['web']
  })
  const third = await app.runAgain(first, { arguments: { query: 'index=main | stats count' } })
  expect(await ended(third)).toMatchObject({ status: 'ok', indexes: ['main'] })
  const sessions = app.sessions.list().filter(({ owner }) => owner === 'client:analyst')
  expect(sessions).toMatchObject([{ calls: 2, running: 0 }])
  expect(await app.inspector.marks()).toEqual([])
})

test('what the policy refuses is refused to the analyst as well, and writes as the profile allows them', async () => {
  const { app, called, ended } = await onTheDemo()
  const refused = await called('run_oneshot_search', { query: 'index=web | delete' })
  expect(await ended(await app.runAgain(refused, {}))).toMatchObject({ status: 'refused' })
  const write = { name: 'again', search: query }
  const written = await called('create_saved_search', write)
  expect(await ended(await app.runAgain(written, {}))).toMatchObject({
    status: 'refused',
    errorCode: 'writes_not_allowed'
  })
})

test('a running call of the analyst can be cancelled', async () => {
  const { app, called, ended } = await onTheDemo()
  const slow = 'index=* OR index=_* | sort 0 _raw | eventstats count by host | sort 0 - _raw'
  const first = await called('run_splunk_search', { query, earliest_time: '-24h' })
  const second = await app.runAgain(first, { arguments: { query: slow, earliest_time: '-7d' } })
  app.inspector.cancel(second)
  expect(await ended(second)).toMatchObject({ status: 'cancelled' })
})

test('goes to the profile that is chosen, and says so where there is none to go to', async () => {
  const { app, url, demo, called, ended } = await onTheDemo()
  const first = await called('me', {})
  const other = await addProfile(app, 'other')
  expect(await ended(await app.runAgain(first, { profileId: other.id }))).toMatchObject({
    profile: { name: other.name }
  })
  const { port } = new URL(demo.url)
  const anonymous = await connectSdkClient(url, {
    'X-Splunk-Host': '127.0.0.1',
    'X-Splunk-Port': port,
    'X-Splunk-Username': 'admin',
    'X-Splunk-Password': demo.password,
    'X-Splunk-Verify-SSL': 'false'
  })
  await anonymous.callTool({ name: 'me', arguments: {} })
  const bare = (await app.inspector.recent())[0]?.id ?? ''
  await expect(app.runAgain(bare, {})).rejects.toThrow('login from headers, which is not kept')
  const demoProfile = app.profiles.list().find(({ origin }) => origin === 'demo')
  const again = await app.runAgain(bare, { profileId: demoProfile?.id ?? '' })
  expect(await ended(again)).toMatchObject({ status: 'ok' })
  await app.profiles.remove(other.id)
  await expect(app.runAgain(again, { profileId: other.id })).rejects.toThrow('has been removed')
})

test('what cannot be run again says why', async () => {
  const { app, called } = await onTheDemo()
  const secret = await called('run_oneshot_search', { query: 'index=web password=hunter2' })
  await expect(app.runAgain(secret, {})).rejects.toThrow('something secret, which is not kept')
  const [handshake] = await app.inspector.recent('protocol')
  await expect(app.runAgain(handshake?.id ?? '', {})).rejects.toThrow('Only tools')
  await expect(app.runAgain('no-such-call', {})).rejects.toThrow('no longer kept')
})
