import type { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { ToolListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { App } from '../../../main/app.ts'
import { defineTool, type Tool } from '../../../main/mcp/tool.ts'
import type { WriteKind } from '../../../main/policy/policy.ts'
import { addProfile } from '../../support/fixture-profile.ts'
import { echo } from '../../support/fixture-tools.ts'
import { rpc, send } from '../../support/raw-http.ts'
import { bearer, opened } from '../../support/raw-session.ts'
import { startApp } from '../../support/running-app.ts'
import { connectSdkClient } from '../../support/sdk-client.ts'

const writing = (name: string, writes: WriteKind): Tool =>
  defineTool({
    name,
    title: name,
    description: 'Writes.',
    toolset: writes === 'kvstore' ? 'lookups' : writes,
    writes,
    input: z.object({}),
    output: z.object({}),
    call: () => Promise.resolve({})
  })

const tools = [echo, writing('write_alert', 'alerts'), writing('write_view', 'dashboards')]
const namesOf = async (client: Client) => (await client.listTools()).tools.map(({ name }) => name)

/** How often the client was told that its list has changed; it is known to listen. */
async function listening(app: App, client: Client) {
  let told = 0
  client.setNotificationHandler(ToolListChangedNotificationSchema, () => {
    told += 1
  })
  await expect.poll(() => app.sessions.list().every(({ connected }) => connected)).toBe(true)
  return () => told
}

test('a tool that writes is listed to those who may use a profile that allows it', async () => {
  const { app, url } = await startApp({ tools })
  const alerts = await addProfile(app, 'alerts', ['alerts'])
  const views = await addProfile(app, 'views', ['dashboards'])
  await addProfile(app, 'reads')
  const listed = async (allowedProfileIds: readonly string[] | null) => {
    const { token } = app.clients.create({
      name: JSON.stringify(allowedProfileIds),
      defaultProfileId: null,
      allowedProfileIds
    })
    return namesOf(await connectSdkClient(url, { authorization: `Bearer ${token}` }))
  }
  expect(await listed(null)).toEqual(['echo', 'write_alert', 'write_view'])
  expect(await listed([alerts.id])).toEqual(['echo', 'write_alert'])
  expect(await listed([views.id])).toEqual(['echo', 'write_view'])
  expect(await listed([])).toEqual(['echo'])
})

test('neither anonymous sessions nor logins from headers see a tool that writes', async () => {
  const { app, url, token } = await startApp({ tools })
  await addProfile(app, 'all', ['alerts', 'dashboards'])
  const login = {
    'X-Splunk-Host': '127.0.0.1',
    'X-Splunk-Username': 'ada',
    'X-Splunk-Password': 'a-password'
  }
  for (const headers of [{}, login, { ...login, authorization: `Bearer ${token()}` }]) {
    expect(await namesOf(await connectSdkClient(url, headers))).toEqual(['echo'])
  }
})

test('a changed policy or client is told to exactly the sessions whose list it changes', async () => {
  const { app, url } = await startApp({ tools })
  const one = await addProfile(app, 'one')
  const other = await addProfile(app, 'other')
  const connect = async (name: string, profileId: string) => {
    const made = app.clients.create({
      name,
      defaultProfileId: null,
      allowedProfileIds: [profileId]
    })
    const client = await connectSdkClient(url, { authorization: `Bearer ${made.token}` })
    await client.listTools()
    return { client, made }
  }
  const first = await connect('First', one.id)
  const second = await connect('Second', other.id)
  const tellsFirst = await listening(app, first.client)
  const tellsSecond = await listening(app, second.client)

  await app.profiles.save({ ...one, policy: { allowedWrites: ['alerts'] } })
  await expect.poll(tellsFirst).toBe(1)
  expect(await namesOf(first.client)).toEqual(['echo', 'write_alert'])
  // Neither a change that no list depends on, nor a kind of write that no tool has.
  await app.profiles.save({ ...one, name: 'Renamed', policy: { allowedWrites: ['alerts'] } })
  await app.profiles.save({ ...other, policy: { allowedWrites: ['kvstore'] } })
  app.clients.save(second.made.client.id, {
    name: 'Second',
    defaultProfileId: null,
    allowedProfileIds: [one.id, other.id]
  })
  await expect.poll(tellsSecond).toBe(1)
  expect(await namesOf(second.client)).toEqual(['echo', 'write_alert'])
  await app.profiles.save({ ...one, policy: { allowedWrites: [] } })
  await expect.poll(() => [tellsFirst(), tellsSecond()]).toEqual([2, 2])
})

test('a login in headers that comes later takes the tools that write out of the list', async () => {
  const { app, url, token } = await startApp({ tools })
  await addProfile(app, 'all', ['alerts'])
  const headers = await opened(url, bearer(token()))
  const names = async (more: Readonly<Record<string, string>> = {}) => {
    const answer = await send(url, {
      headers: { ...headers, ...more },
      body: rpc(2, 'tools/list')
    })
    return JSON.stringify(answer.json)
  }
  expect(await names()).toContain('write_alert')
  const login = { 'x-splunk-host': '127.0.0.1', 'x-splunk-token': 'a-token' }
  expect(await names(login)).not.toContain('write_alert')
  expect(await names()).not.toContain('write_alert')
})
