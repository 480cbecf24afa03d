import { ToolListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js'
import { expect, test } from 'vitest'
import type { Mark } from '../../../main/inspector/mark.ts'
import { addProfile } from '../../support/fixture-profile.ts'
import { jsonHeaders, rpc, send } from '../../support/raw-http.ts'
import { startApp } from '../../support/running-app.ts'
import { connectSdkClient } from '../../support/sdk-client.ts'

/** A session of a connected client on the profile `one`, and how often that client was told. */
async function onProfileOne() {
  const { app, url } = await startApp()
  const [one, two] = [await addProfile(app, 'one'), await addProfile(app, 'two')]
  app.settings.save({ defaultProfileId: one.id })
  const draft = { name: 'Claude Code', defaultProfileId: null, allowedProfileIds: null }
  const made = app.clients.create({ ...draft, mayUseProfile: true })
  const headers = { authorization: `Bearer ${made.token}`, 'X-Session-ID': 'soc-17' }
  const client = await connectSdkClient(url, headers)
  let told = 0
  client.setNotificationHandler(ToolListChangedNotificationSchema, () => void (told += 1))
  await expect.poll(() => app.sessions.list()[0]?.connected).toBe(true)
  return {
    app,
    url,
    one,
    two,
    client,
    headers,
    clientId: made.client.id,
    draft,
    sessionId: app.sessions.list()[0]?.id ?? '',
    told: () => told,
    marks: async () => (await app.inspector.marks()).map(inWords)
  }
}

const inWords = (mark: Mark) => {
  if (mark.what !== 'moved') return mark.reason
  const { client, xSessionId, from, to, reason } = mark
  return `${client}, ${xSessionId ?? ''}: ${from?.name ?? 'none'} → ${to?.name ?? 'none'}, ${reason}`
}

type Moved = Awaited<ReturnType<typeof onProfileOne>>

test.each<[string, (moved: Moved) => unknown]>([
  ['assigned in the window', ({ app, sessionId, two }) => app.assign(sessionId, two.id)],
  [
    'mapping',
    ({ app, two }) => app.mappings.save({ match: 'prefix', xSessionId: 'soc', profileId: two.id })
  ],
  [
    "client's default",
    ({ app, clientId, draft, two }) =>
      app.clients.save(clientId, { ...draft, defaultProfileId: two.id })
  ],
  ["app's default", ({ app, two }) => app.settings.save({ defaultProfileId: two.id })],
  [
    'use_profile',
    ({ client }) => client.callTool({ name: 'use_profile', arguments: { slug: 'two' } })
  ]
])('its client is told and a mark is made when a session is moved by: %s', async (reason, move) => {
  const moved = await onProfileOne()
  await move(moved)
  expect(await moved.marks()).toEqual([`Claude Code, soc-17: one → two, ${reason}`])
  await expect.poll(moved.told).toBe(1)
})

test('a changed order of the mappings moves the sessions that another rule names first', async () => {
  const { app, one, two, marks, told } = await onProfileOne()
  app.mappings.save({ match: 'prefix', xSessionId: 'soc', profileId: one.id })
  const second = app.mappings.save({ xSessionId: 'soc-17', profileId: two.id, place: 1 })
  expect(await marks()).toEqual([])
  app.mappings.move(second.id, 0)
  expect(await marks()).toEqual(['Claude Code, soc-17: one → two, mapping'])
  await expect.poll(told).toBe(1)
})

test('a profile that is sent elsewhere or deleted moves its sessions, and another does not', async () => {
  const { app, one, two, marks, told } = await onProfileOne()
  const secret = 'another-secret'
  await app.profiles.save({ ...two, address: { ...two.address, port: 3 }, secret })
  await app.profiles.save({ ...one, colour: 5 })
  expect(await marks()).toEqual([])
  await app.profiles.save({ ...one, address: { ...one.address, port: 2 }, secret })
  await app.profiles.remove(one.id)
  const [changed, deleted] = await app.inspector.marks()
  expect(changed).toMatchObject({
    from: { host: '127.0.0.1:1' },
    to: { host: '127.0.0.1:2' },
    reason: 'the profile was changed'
  })
  expect(deleted).toMatchObject({ from: { name: 'one' }, to: null })
  await expect.poll(told).toBe(2)
})

test('a session that names another profile from one call to the next gets a mark at that call', async () => {
  const { app, url, headers, marks } = await onProfileOne()
  const named = (slug: string) =>
    send(`${url}/${slug}`, {
      headers: { ...jsonHeaders, ...headers },
      body: rpc(1, 'tools/call', { name: 'list_profiles', arguments: {} })
    })
  await named('one')
  await named('one')
  expect(await marks()).toEqual([])
  await named('two')
  expect(await marks()).toEqual(['Claude Code, soc-17: one → two, path'])
  await app.inspector.clear()
  expect(await marks()).toEqual([])
})

test('seeing a client, and dormant sessions, make no marks', async () => {
  const { app, clientId, sessionId, two, marks } = await onProfileOne()
  app.clients.seen(clientId, Date.now() + 60_000)
  app.sessions.update(sessionId, { dormant: true })
  app.settings.save({ defaultProfileId: two.id })
  expect(await marks()).toEqual([])
})
