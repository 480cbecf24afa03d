import type { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { ToolListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { MemoryStore } from '../../../main/settings/store.ts'
import { addProfile } from '../../support/fixture-profile.ts'
import { jsonHeaders, rpc, send } from '../../support/raw-http.ts'
import { bearer } from '../../support/raw-session.ts'
import { startApp } from '../../support/running-app.ts'
import { connectSdkClient } from '../../support/sdk-client.ts'

async function asking(store = new MemoryStore()) {
  const running = await startApp({ store, demo: { asked: true } })
  await running.app.demo.splunk()
  running.app.settings.save({ newSessions: 'ask' })
  const [demo] = running.app.profiles.list()
  if (demo === undefined) throw new Error('There is no demo profile.')
  return { ...running, demo }
}

const authorization = (token: string) => ({ authorization: `Bearer ${token}` })
const call = (client: Client, name = 'me') => client.callTool({ name, arguments: {} })
const textSchema = z.tuple([z.object({ text: z.string() })])
async function failureOf(answer: ReturnType<typeof call>) {
  const { isError, content } = await answer
  expect(isError).toBe(true)
  return z
    .object({ code: z.string(), hint: z.string().nullable() })
    .parse(JSON.parse(textSchema.parse(content)[0].text))
}

test('the calls of a new session wait, with progress, and go on together when a profile is assigned', async () => {
  const { app, url, token, demo } = await asking()
  const client = await connectSdkClient(url, {
    ...authorization(token('Claude Code')),
    'X-Session-ID': 'soc-17'
  })
  const told: string[] = []
  const first = client.callTool({ name: 'me', arguments: {} }, undefined, {
    onprogress: ({ message }) => void told.push(message ?? '')
  })
  const second = call(client, 'list_apps')
  await expect
    .poll(() => app.asks.list())
    .toMatchObject([
      {
        client: 'Claude Code',
        clientInfo: { name: 'sdk-client' },
        xSessionId: 'soc-17',
        tools: ['me', 'list_apps']
      }
    ])
  await expect.poll(() => told[0]).toContain('Waiting for the analyst')
  expect((await app.inspector.recent()).map(({ status }) => status)).toEqual(['waiting', 'waiting'])
  await app.assign(app.asks.list()[0]?.sessionId ?? '', demo.id)
  expect((await first).structuredContent).toMatchObject({ username: 'admin' })
  expect((await second)._meta).toMatchObject({ 'switchboard/profile': demo.name })
  expect(app.asks.list()).toEqual([])
  expect((await app.inspector.recent()).map(({ status }) => status)).toEqual(['ok', 'ok'])
  expect((await app.inspector.recent())[0]?.profile?.name).toBe(demo.name)
})

test('a mapping of its X-Session-ID lets it go on, and the next session of that name does not ask', async () => {
  const { app, url, token, demo } = await asking()
  const headers = { ...authorization(token()), 'X-Session-ID': 'soc-17' }
  const waiting = call(await connectSdkClient(url, headers))
  await expect.poll(() => app.asks.list().length).toBe(1)
  app.mappings.save({ match: 'prefix', xSessionId: 'soc-', profileId: demo.id })
  expect((await waiting).isError).not.toBe(true)
  const next = await connectSdkClient(url, { ...headers, 'X-Session-ID': 'soc-18' })
  expect((await call(next)).isError).not.toBe(true)
})

test('a refused session is told so at once, whatever it names, until a profile is assigned', async () => {
  const { app, url, token, demo } = await asking()
  const headers = { ...bearer(token()), 'x-session-id': 'soc-17' }
  const ask = (more = {}) =>
    send(url, {
      headers: { ...headers, ...more },
      body: rpc(1, 'tools/call', { name: 'me', arguments: {} })
    })
  const waiting = ask()
  await expect.poll(() => app.asks.list().length).toBe(1)
  const id = app.asks.list()[0]?.sessionId ?? ''
  await app.refuse(id)
  expect((await waiting).text).toContain('session_refused')
  expect((await ask({ 'x-splunk-profile': demo.slug })).text).toContain('session_refused')
  expect((await app.inspector.recent()).map(({ status }) => status)).toEqual(['refused', 'refused'])
  expect(app.asks.list()).toEqual([])
  await app.assign(id, demo.id)
  expect((await ask()).text).toContain('admin')
  await app.assign(id, null)
  const again = ask()
  await expect.poll(() => app.asks.list().length).toBe(1)
  await app.assign(id, demo.id)
  expect((await again).text).toContain('admin')
})

test('what needs no Splunk does not wait, and completions come back empty', async () => {
  const { app, url, token } = await asking()
  const client = await connectSdkClient(url, authorization(token()))
  expect((await call(client, 'list_profiles')).isError).not.toBe(true)
  expect((await call(client, 'user_agent_info')).isError).not.toBe(true)
  expect((await failureOf(call(client, 'current_profile'))).code).toBe('choice_pending')
  await client.readResource({ uri: 'info://server' })
  const ref = { type: 'ref/resource' as const, uri: 'splunk-docs://spl/{command}' }
  const typed = await client.complete({ ref, argument: { name: 'command', value: 'st' } })
  expect(typed.completion.values).toEqual([])
  expect(app.asks.list()).toEqual([])
})

test('a resource of Splunk waits as a tool does', async () => {
  const { app, url, token, demo } = await asking()
  const client = await connectSdkClient(url, authorization(token()))
  const reading = client.readResource({ uri: 'splunk://indexes/list' })
  await expect.poll(() => app.asks.list()[0]?.tools).toEqual(['resources/read'])
  await app.assign(app.asks.list()[0]?.sessionId ?? '', demo.id)
  expect((await reading).contents).toHaveLength(1)
})

test('the wait ends when the client cancels and when it goes away', async () => {
  const { app, url, token } = await asking()
  const headers = authorization(token())
  const cancelling = new AbortController()
  const one = await connectSdkClient(url, headers)
  const cancelled = one.callTool({ name: 'me', arguments: {} }, undefined, {
    signal: cancelling.signal
  })
  await expect.poll(() => app.asks.list().length).toBe(1)
  cancelling.abort('enough')
  await expect(cancelled).rejects.toThrow('enough')
  await expect.poll(() => app.asks.list()).toEqual([])

  const two = await connectSdkClient(url, headers)
  const left = call(two)
  await expect.poll(() => app.asks.list().length).toBe(1)
  await Promise.all([two.close(), expect(left).rejects.toThrow()])
  await expect.poll(() => app.asks.list()).toEqual([])

  const [gone, stopped] = await app.inspector.recent()
  expect([gone?.status, stopped?.status]).toEqual(['cancelled', 'cancelled'])
  expect(stopped?.error).toBe('The client cancelled the call: enough')
})

test('the wait ends when the session is ended, and when its client is switched off or revoked', async () => {
  const { app, url, token } = await asking()
  const headers = bearer(token())
  const waiting = () =>
    send(url, {
      headers: { ...headers, 'x-session-id': 'soc-17' },
      body: rpc(1, 'tools/call', { name: 'me', arguments: {} })
    })
  const ended = waiting()
  await expect.poll(() => app.asks.list().length).toBe(1)
  app.sessions.end(app.asks.list()[0]?.sessionId ?? '')
  expect(app.asks.list()).toEqual([])
  expect((await ended).text).not.toContain('admin')
  const clientId = app.clients.list()[0]?.id ?? ''
  const off = waiting()
  await expect.poll(() => app.asks.list().length).toBe(1)
  app.clients.setEnabled(clientId, false)
  expect((await off).text).not.toContain('admin')
  expect(app.asks.list()).toEqual([])
  app.clients.setEnabled(clientId, true)
  const revoked = waiting()
  await expect.poll(() => app.asks.list().length).toBe(1)
  app.clients.revoke(clientId)
  expect(app.asks.list()).toEqual([])
  expect((await revoked).text).not.toContain('admin')
  await expect
    .poll(async () => (await app.inspector.recent()).every(({ ms }) => ms !== null))
    .toBe(true)
})

test('a choice never reaches a profile that the client may not use by then', async () => {
  const { app, url, demo } = await asking()
  const allowed = await addProfile(app, 'allowed')
  const who = { name: 'Cursor', defaultProfileId: null, allowedProfileIds: [allowed.id, demo.id] }
  const { client, token } = app.clients.create(who)
  const waiting = failureOf(
    call(await connectSdkClient(url, { ...authorization(token), 'X-Session-ID': 'soc-17' }))
  )
  await expect.poll(() => app.asks.list()[0]?.allowedProfileIds).toEqual([allowed.id, demo.id])
  app.clients.save(client.id, { ...who, allowedProfileIds: [allowed.id] })
  expect(app.asks.list()[0]?.allowedProfileIds).toEqual([allowed.id])
  await expect(app.assign(app.asks.list()[0]?.sessionId ?? '', demo.id)).rejects.toThrow(
    /may not use/
  )
  app.mappings.save({ xSessionId: 'soc-17', profileId: demo.id })
  expect((await waiting).code).toBe('profile_not_allowed')
})

test('sessions from before keep what they use, and those that ask use the default once asking is off', async () => {
  const { app, url, token, demo } = await asking()
  app.settings.save({ newSessions: 'default' })
  const headers = authorization(token())
  const before = await connectSdkClient(url, headers)
  app.settings.save({ newSessions: 'ask' })
  expect((await call(before)).isError).not.toBe(true)
  const waiting = call(await connectSdkClient(url, headers))
  await expect.poll(() => app.asks.list().length).toBe(1)
  app.settings.save({ newSessions: 'default' })
  expect((await waiting)._meta).toMatchObject({ 'switchboard/profile': demo.name })
})

test('use_profile does not answer in place of the analyst', async () => {
  const { app, url, demo } = await asking()
  const { token } = app.clients.create({
    name: 'Codex',
    defaultProfileId: null,
    allowedProfileIds: null,
    mayUseProfile: true
  })
  const client = await connectSdkClient(url, authorization(token))
  const used = client.callTool({ name: 'use_profile', arguments: { slug: demo.slug } })
  expect((await failureOf(used)).code).toBe('choice_pending')
  expect(app.sessions.list()[0]?.usedProfileId).toBeNull()
})

test('an anonymous session is never asked for', async () => {
  const { app, url } = await asking()
  const headers = { ...jsonHeaders, 'x-session-id': 'soc-17' }
  const body = rpc(1, 'tools/call', { name: 'me', arguments: {} })
  expect((await send(url, { headers, body })).text).toContain('token_needed')
  expect(app.asks.list()).toEqual([])
})

test('after a restart the session asks again at its next call, and one that was refused stays so', async () => {
  const store = new MemoryStore()
  const first = await asking(store)
  const token = first.token()
  const ask = (url: string, name: string) =>
    send(url, {
      headers: { ...bearer(token), 'x-session-id': name },
      body: rpc(1, 'tools/call', { name: 'me', arguments: {} })
    })
  const [cut, refused] = [ask(first.url, 'a').catch(() => null), ask(first.url, 'b')]
  await expect.poll(() => first.app.asks.list().length).toBe(2)
  const b = first.app.asks.list().find(({ xSessionId }) => xSessionId === 'b')
  await first.app.refuse(b?.sessionId ?? '')
  await refused
  await first.app.stop()
  await cut
  const { app, url } = await startApp({ store, dataDir: first.dataDir, demo: { asked: true } })
  await app.demo.splunk()
  expect(app.asks.list()).toEqual([])
  expect((await ask(url, 'b')).text).toContain('session_refused')
  const again = ask(url, 'a')
  await expect.poll(() => app.asks.list().length).toBe(1)
  await app.assign(app.asks.list()[0]?.sessionId ?? '', first.demo.id)
  expect((await again).text).toContain('admin')
})

test('the client is told when its Splunk is chosen', async () => {
  const { app, url, token, demo } = await asking()
  const client = await connectSdkClient(url, authorization(token()))
  const told = new Promise<void>((resolve) => {
    client.setNotificationHandler(ToolListChangedNotificationSchema, () => resolve())
  })
  await expect.poll(() => app.sessions.list()[0]?.connected).toBe(true)
  const waiting = call(client)
  await expect.poll(() => app.asks.list().length).toBe(1)
  await app.assign(app.asks.list()[0]?.sessionId ?? '', demo.id)
  await told
  await waiting
})
