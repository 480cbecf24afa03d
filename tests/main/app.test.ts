import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ToolListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { MemoryStore } from '../../main/settings/store.ts'
import { initialize, rpc, send } from '../support/raw-http.ts'
import { type RunningApp, startApp } from '../support/running-app.ts'
import { connectSdkClient } from '../support/sdk-client.ts'

const failureSchema = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string().nullable()
})

async function withDemo(store = new MemoryStore()) {
  const running = await startApp({ store, demo: { asked: true } })
  const demo = await running.app.demo.splunk()
  if (demo === undefined) throw new Error('The demo Splunk does not run.')
  const loginHeaders = {
    'X-Splunk-Host': '127.0.0.1',
    'X-Splunk-Port': new URL(demo.url).port,
    'X-Splunk-Username': 'admin',
    'X-Splunk-Password': 'changeme',
    'X-Splunk-Scheme': 'https',
    'X-Splunk-Verify-SSL': 'false'
  }
  return { ...running, demo, loginHeaders }
}

function failureIn(result: Readonly<Record<string, unknown>>) {
  expect(result['isError']).toBe(true)
  const [block] = z.array(z.object({ text: z.string() })).parse(result['content'])
  return failureSchema.parse(JSON.parse(block?.text ?? ''))
}

const saved = ({ app }: RunningApp, address: { host: string; port: number }, secret: string) =>
  app.profiles.save({
    name: 'Prod',
    slug: 'prod',
    colour: 1,
    production: true,
    address: { scheme: 'https', ...address, basePath: '' },
    signIn: { kind: 'password', username: 'ana' },
    tls: { kind: 'off' },
    defaultApp: null,
    secret
  })

test('serves a client that brings its Splunk login and an X-Session-ID, with a handshake and no token', async () => {
  const { app, url, loginHeaders } = await withDemo()
  const client = await connectSdkClient(url, { ...loginHeaders, 'X-Session-ID': 'chat-1' })
  const me = await client.callTool({ name: 'me', arguments: {} })
  expect(me.structuredContent).toMatchObject({ username: 'admin' })
  expect(me._meta).toMatchObject({ 'switchboard/profile': 'from headers' })
  expect(app.sessions.list()).toMatchObject([{ xSessionId: 'chat-1', calls: 1 }])
})

test('serves bare requests that carry only login headers and an X-Session-ID', async () => {
  const { url, loginHeaders } = await withDemo()
  const headers = {
    'content-type': 'application/json',
    accept: '*/*',
    'x-session-id': 'bare',
    ...loginHeaders
  }
  expect((await send(url, { headers, body: initialize() })).status).toBe(200)
  const initialized = { jsonrpc: '2.0', method: 'notifications/initialized' }
  expect((await send(url, { headers, body: initialized })).status).toBe(202)
  const call = rpc(2, 'tools/call', { name: 'me', arguments: {} })
  expect((await send(url, { headers, body: call })).json).toMatchObject({
    id: 2,
    result: { structuredContent: { username: 'admin' } }
  })
})

test('gives a request without token and login the open tools only, and says what to send', async () => {
  const { url } = await withDemo()
  const client = await connectSdkClient(url, { 'X-Splunk-Profile': 'demo' })
  expect((await client.callTool({ name: 'user_agent_info', arguments: {} })).isError).not.toBe(true)
  const failure = failureIn(await client.callTool({ name: 'me', arguments: {} }))
  expect(failure.code).toBe('token_needed')
  expect(failure.hint).toContain('X-Splunk-Host')
})

test('names a profile that is unknown, and uses no other one in its place', async () => {
  const { app, url, token } = await withDemo()
  const headers = { authorization: `Bearer ${token()}` }
  for (const [address, more] of [
    [url, { 'X-Splunk-Profile': 'nowhere' }],
    [`${url}/nowhere`, {}]
  ] as const) {
    const client = await connectSdkClient(address, { ...headers, ...more })
    const failure = failureIn(await client.callTool({ name: 'me', arguments: {} }))
    expect(failure).toMatchObject({ code: 'profile_not_found' })
    expect(failure.message).toContain('"nowhere"')
  }
  expect((await app.inspector.recent()).every(({ profile }) => profile === null)).toBe(true)
})

test('moves a running session to another profile, tells its client, and refuses what may not be', async () => {
  const running = await withDemo()
  const { app, url, token, demo } = running
  const other = await saved(
    running,
    { host: '127.0.0.1', port: Number(new URL(demo.url).port) },
    'x'
  )
  const client = await connectSdkClient(url, { authorization: `Bearer ${token()}` })
  const told = new Promise<void>((resolve) => {
    client.setNotificationHandler(ToolListChangedNotificationSchema, () => resolve())
  })
  const id = app.sessions.list()[0]?.id ?? ''
  await expect.poll(() => app.sessions.get(id)?.connected).toBe(true)
  await app.assign(id, other.id)
  await told
  const failure = failureIn(await client.callTool({ name: 'me', arguments: {} }))
  expect(failure).toMatchObject({ code: 'unauthorized' })
  expect((await app.inspector.recent())[0]?.profile?.name).toBe('Prod')
  await app.assign(id, null)
  expect((await client.callTool({ name: 'me', arguments: {} })).isError).not.toBe(true)
  await connectSdkClient(url, {})
  const anonymous = app.sessions.list().find(({ owner }) => owner === 'anonymous')
  await expect(app.assign(anonymous?.id ?? '', other.id)).rejects.toThrow(/token/)
})

test('lets no secret into a record, a file, an error or an answer', async () => {
  const store = new MemoryStore()
  const running = await withDemo(store)
  const { app, url, token, demo, dataDir, loginHeaders } = running
  const port = Number(new URL(demo.url).port)
  const secrets = ['s3cr3t-of-profile', 's3cr3t-of-headers', 's3cr3t-in-search']
  await saved(running, { host: '127.0.0.1', port }, 's3cr3t-of-profile')
  const clientToken = token()
  const answers: unknown[] = []
  const named = await connectSdkClient(url, {
    authorization: `Bearer ${clientToken}`,
    'X-Splunk-Profile': 'prod'
  })
  answers.push(await named.callTool({ name: 'me', arguments: {} }))
  const bare = await connectSdkClient(url, {
    ...loginHeaders,
    'X-Splunk-Password': 's3cr3t-of-headers'
  })
  for (const name of ['me', 'user_agent_info', 'list_indexes']) {
    answers.push(await bare.callTool({ name, arguments: {} }))
  }
  const query = 'search index=web password="s3cr3t-in-search"'
  await bare.callTool({ name: 'run_oneshot_search', arguments: { query } })
  const records = await app.inspector.recentCalls()
  expect(records.length).toBe(5)
  app.clients.flush()
  app.sessions.flush()
  const kept = [
    JSON.stringify(answers),
    JSON.stringify(records),
    JSON.stringify(['profiles', 'clients', 'mappings', 'settings'].map((key) => store.get(key))),
    readFileSync(join(dataDir, 'sessions.jsonl'), 'utf8')
  ].join('\n')
  for (const secret of [...secrets, clientToken]) expect(kept).not.toContain(secret)
})
