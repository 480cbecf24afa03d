import type { Client } from '@modelcontextprotocol/client'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineTool } from '../../../main/mcp/tool.ts'
import { addProfile } from '../../support/fixture-profile.ts'
import { echo } from '../../support/fixture-tools.ts'
import { connectModernClient, modernRequest } from '../../support/modern-client.ts'
import { send } from '../../support/raw-http.ts'
import { startApp } from '../../support/running-app.ts'

const writer = defineTool({
  name: 'write_alert',
  title: 'Write alert',
  description: 'Writes.',
  toolset: 'alerts',
  writes: 'alerts',
  input: z.object({}),
  output: z.object({}),
  call: () => Promise.resolve({})
})
const tools = [echo, writer]

/** What the client is told from now on. */
async function listening(client: Client, resourceSubscriptions: readonly string[] = []) {
  const told: string[] = []
  client.setNotificationHandler('notifications/tools/list_changed', () => {
    told.push('tools')
  })
  client.setNotificationHandler('notifications/resources/updated', ({ params }) => {
    told.push(params.uri)
  })
  const subscription = await client.listen({
    toolsListChanged: true,
    promptsListChanged: true,
    resourceSubscriptions: [...resourceSubscriptions]
  })
  return { told, subscription }
}

test('a listening client is told when the analyst allows writes, and only when its list changes', async () => {
  const { app, url, token } = await startApp({ tools })
  const one = await addProfile(app, 'one')
  const client = await connectModernClient(url, token())
  const names = async () => (await client.listTools()).tools.map(({ name }) => name)
  const { told, subscription } = await listening(client)
  // The list of prompts never changes, so nothing is promised of it.
  expect(subscription.honoredFilter).toEqual({ toolsListChanged: true })
  expect(app.sessions.list()).toMatchObject([{ connected: true }])
  expect(await names()).toEqual(['echo'])
  await app.profiles.save({ ...one, policy: { allowedWrites: ['kvstore'] } })
  await app.profiles.save({ ...one, policy: { allowedWrites: ['alerts'] } })
  await expect.poll(() => told).toEqual(['tools'])
  expect(await names()).toEqual(['echo', 'write_alert'])
  await subscription.close()
  await expect.poll(() => app.sessions.list()[0]?.connected).toBe(false)
})

test('a session that is moved tells every window that listens, and what it watches', async () => {
  const { app, url, token } = await startApp()
  const one = await addProfile(app, 'one')
  const shared = token()
  const first = await listening(await connectModernClient(url, shared), ['info://server'])
  const second = await listening(await connectModernClient(url, shared))
  const other = await listening(
    await connectModernClient(url, shared, { headers: { 'x-session-id': 'other' } })
  )
  const session = app.sessions.list().find(({ derivedFrom }) => derivedFrom !== null)
  await app.assign(session?.id ?? '', one.id)
  await expect.poll(() => first.told).toEqual(['tools', 'info://server'])
  await expect.poll(() => second.told).toEqual(['tools'])
  expect(other.told).toEqual([])
})

test('the streams end with the session, the client, and the program', async () => {
  const { app, url, token } = await startApp({ tools })
  const ended = await listening(await connectModernClient(url, token('Ended')))
  for (const { id } of app.sessions.list()) app.sessions.end(id)
  expect(await ended.subscription.closed).toBe('graceful')

  const revoked = await listening(await connectModernClient(url, token('Revoked')))
  const client = app.clients.byName('Revoked')
  app.clients.revoke(client?.id ?? '')
  expect(await revoked.subscription.closed).toBe('graceful')

  const stopped = await listening(await connectModernClient(url, token('Stopped')))
  await app.stop()
  expect(await stopped.subscription.closed).toBe('graceful')
})

test('a stream begins with what it promises, and one that promises nothing ends at once', async () => {
  const { app, url } = await startApp({ tools })
  const request = modernRequest('subscriptions/listen', {
    notifications: { promptsListChanged: true }
  })
  const answer = await send(url, request)
  const events = answer.text
    .split('\n')
    .filter((line) => line.startsWith('data: '))
    .map((line): unknown => JSON.parse(line.slice('data: '.length)))
  const _meta = { 'io.modelcontextprotocol/subscriptionId': 7 }
  expect(events).toMatchObject([
    {
      method: 'notifications/subscriptions/acknowledged',
      params: { notifications: {}, _meta }
    },
    { id: 7, result: { resultType: 'complete', _meta } }
  ])
  expect(app.sessions.list()).toMatchObject([{ connected: false }])
  expect((await send(url, modernRequest('subscriptions/listen'))).json).toMatchObject({
    error: { code: -32602 }
  })
})

test('a stream watches nothing by a name so long that many of them would fill the memory', async () => {
  const { url } = await startApp({ tools })
  const watched = (length: number) => ({
    notifications: { resourceSubscriptions: ['x'.repeat(length)], toolsListChanged: false }
  })
  const { text } = await send(url, modernRequest('subscriptions/listen', watched(513)))
  expect(JSON.parse(text)).toMatchObject({ error: { code: -32602 } })
})
