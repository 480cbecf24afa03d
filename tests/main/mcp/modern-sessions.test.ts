import { expect, test } from 'vitest'
import { tools } from '../../../main/mcp/tools/index.ts'
import { MemorySecrets } from '../../../main/secrets/memory.ts'
import { MemoryStore } from '../../../main/settings/store.ts'
import { addProfile } from '../../support/fixture-profile.ts'
import { echo, endless } from '../../support/fixture-tools.ts'
import { modernRequest } from '../../support/modern-client.ts'
import { send } from '../../support/raw-http.ts'
import { bearer, call, opened } from '../../support/raw-session.ts'
import { startApp, temporaryFolder } from '../../support/running-app.ts'

type Headers = Readonly<Record<string, string>>

const clientInfo = (name: string) => ({
  'io.modelcontextprotocol/clientInfo': { name, version: '1.0' }
})

/** Calls a tool as a window of the program "raw-modern", unless another is named. */
function modernCall(url: string, headers: Headers, name: string, args = {}, program?: string) {
  const meta = program === undefined ? {} : clientInfo(program)
  const request = modernRequest('tools/call', { name, arguments: args }, meta)
  return send(url, { ...request, headers: { ...request.headers, ...headers } })
}

const auth = (token: string) => ({ authorization: `Bearer ${token}` })
const login = {
  'x-splunk-host': '127.0.0.1',
  'x-splunk-port': '1',
  'x-splunk-username': 'ada',
  'x-splunk-password': 'a-password-of-a-test'
}

test('all windows of a program share one session for each path, and other programs have their own', async () => {
  const { app, url, token } = await startApp({ tools: [echo] })
  await addProfile(app, 'prod')
  const headers = auth(token())
  for (let window = 0; window < 3; window += 1) await modernCall(url, headers, 'echo')
  await modernCall(`${url}/prod`, headers, 'echo')
  await modernCall(url, headers, 'echo', {}, 'another program')
  await modernCall(url, auth(token('Other')), 'echo')
  expect(app.sessions.list()).toMatchObject([
    { calls: 3, initialize: null, derivedFrom: { program: 'raw-modern', pathSlug: null } },
    { calls: 1, pathSlug: 'prod', derivedFrom: { program: 'raw-modern', pathSlug: 'prod' } },
    { calls: 1, derivedFrom: { program: 'another program' } },
    { calls: 1, derivedFrom: { program: 'raw-modern' } }
  ])
  expect(new Set(app.sessions.list().map(({ owner }) => owner)).size).toBe(2)
})

test('an X-Session-ID keeps conversations apart, and joins those of both eras', async () => {
  const { app, url, token } = await startApp({ tools: [echo] })
  const headers = auth(token())
  await modernCall(url, { ...headers, 'x-session-id': 'one' }, 'echo')
  await modernCall(url, { ...headers, 'x-session-id': 'two' }, 'echo')
  await call(url, { ...bearer(''), ...headers, 'x-session-id': 'two' }, 'hello')
  const both = await opened(url, { ...bearer(''), ...headers, 'x-session-id': 'one' })
  await call(url, both, 'hello')
  expect(app.sessions.list()).toMatchObject([
    { xSessionId: 'one', calls: 2, derivedFrom: null },
    { xSessionId: 'two', calls: 2, derivedFrom: null }
  ])
  expect(
    (await app.inspector.recentCalls()).map(({ exchange }) => exchange?.protocolVersion ?? null)
  ).toEqual(['2025-11-25', null, '2026-07-28', '2026-07-28'])
  // With another token the same X-Session-ID is another session.
  await modernCall(url, { ...auth(token('Other')), 'x-session-id': 'one' }, 'echo')
  expect(app.sessions.list()).toHaveLength(3)
})

test('a shared session is moved to another profile and back, and its windows with it', async () => {
  const { app, url, token } = await startApp({ tools })
  const one = await addProfile(app, 'one')
  await addProfile(app, 'two')
  app.settings.save({ defaultProfileId: one.id })
  const headers = auth(token())
  const profileNow = async () =>
    JSON.stringify((await modernCall(url, headers, 'current_profile')).json)
  expect(await profileNow()).toContain('"slug":"one"')
  const [session] = app.sessions.list()
  const two = app.profiles.bySlug('two')
  await app.assign(session?.id ?? '', two?.id ?? '')
  expect(await profileNow()).toContain('"slug":"two"')
  await app.assign(session?.id ?? '', null)
  expect(await profileNow()).toContain('"slug":"one"')
})

test('a window may not move the session that it shares with others', async () => {
  const { app, url } = await startApp({ tools })
  await addProfile(app, 'one')
  const { token } = app.clients.create({
    name: 'Chooser',
    defaultProfileId: null,
    allowedProfileIds: null,
    mayUseProfile: true
  })
  const use = (headers: Headers) =>
    modernCall(url, { ...auth(token), ...headers }, 'use_profile', { slug: 'one' })
  expect((await use({})).text).toContain('session_id_needed')
  expect((await use({ 'mcp-session-id': 'invented' })).text).toContain('session_id_needed')
  expect((await use({ 'x-session-id': 'mine' })).text).toContain('\\"slug\\":\\"one\\"')
})

test('a login in the headers of one window is not that of the others', async () => {
  const { app, url, token } = await startApp({ tools })
  const one = await addProfile(app, 'one')
  app.settings.save({ defaultProfileId: one.id })
  const headers = auth(token())
  expect((await modernCall(url, { ...headers, ...login }, 'current_profile')).text).toContain(
    'from headers'
  )
  expect((await modernCall(url, headers, 'current_profile')).text).toContain('"slug":"one"')
  expect(app.sessions.list()).toHaveLength(2)
})

test('a session that was ended is opened anew by the next request; what ran in it is stopped', async () => {
  let aborted = 0
  const { app, url, token } = await startApp({ tools: [echo, endless(() => (aborted += 1))] })
  const headers = auth(token())
  const running = modernCall(url, headers, 'endless')
  await expect.poll(async () => (await app.inspector.recent()).length).toBe(1)
  const [session] = app.sessions.list()
  app.sessions.end(session?.id ?? '')
  expect((await running).text).toContain('This session has been ended')
  expect(aborted).toBe(1)
  expect((await modernCall(url, headers, 'echo')).status).toBe(200)
  expect(app.sessions.list()).toHaveLength(1)
  expect(app.sessions.list()[0]?.id).not.toBe(session?.id)
})

test('a shared session is remembered with its profile over a restart', async () => {
  const store = new MemoryStore()
  const dataDir = temporaryFolder()
  const secrets = new MemorySecrets()
  const first = await startApp({ tools, store, dataDir, secrets })
  const headers = auth(first.token())
  const one = await addProfile(first.app, 'one')
  await modernCall(first.url, headers, 'user_agent_info')
  const [before] = first.app.sessions.list()
  await first.app.assign(before?.id ?? '', one.id)
  await first.app.stop()
  const { app, url } = await startApp({ tools, store, dataDir, secrets })
  expect(app.sessions.list()).toMatchObject([
    { id: before?.id, dormant: true, envelope: { clientInfo: { name: 'raw-modern' } } }
  ])
  expect((await modernCall(url, headers, 'current_profile')).text).toContain('"slug":"one"')
  expect(app.sessions.list()).toMatchObject([{ id: before?.id, dormant: false }])
})

test('a shared session cannot be reached by its id', async () => {
  const { app, url, token } = await startApp({ tools: [echo] })
  const headers = auth(token())
  await modernCall(url, headers, 'echo')
  const id = app.sessions.list()[0]?.id ?? ''
  const legacy = { ...bearer(''), ...headers, 'mcp-session-id': id }
  expect((await call(url, legacy, 'hello')).status).toBe(404)
  expect((await send(url, { method: 'DELETE', headers: legacy })).status).toBe(404)
})

test('an anonymous request reaches no profile, by no header, path, mapping or session', async () => {
  const { app, url, token } = await startApp({ tools })
  const one = await addProfile(app, 'one')
  app.settings.save({ defaultProfileId: one.id })
  app.mappings.save({ xSessionId: 'mapped', profileId: one.id })
  // Sessions of a client with the same names, assigned to the profile.
  for (const headers of [{}, { 'x-session-id': 'mapped' }]) {
    await modernCall(
      url,
      { ...auth(token(JSON.stringify(headers))), ...headers },
      'user_agent_info'
    )
  }
  for (const { id } of app.sessions.list()) await app.assign(id, one.id)
  const attempts: readonly (readonly [string, Headers])[] = [
    [url, {}],
    [`${url}/one`, {}],
    [url, { 'x-splunk-profile': 'one' }],
    [url, { 'x-session-id': 'mapped' }],
    [url, { 'mcp-session-id': app.sessions.list()[0]?.id ?? '' }]
  ]
  for (const [at, headers] of attempts) {
    const answer = await modernCall(at, headers, 'current_profile')
    expect(answer.text).toContain('token_needed')
    expect(answer.text).not.toContain('"slug":"one"')
  }
  for (const session of app.sessions.list().filter(({ owner }) => owner === 'anonymous')) {
    await expect(app.assign(session.id, one.id)).rejects.toMatchObject({ code: 'token_needed' })
  }
  app.settings.save({ anonymous: false })
  expect((await modernCall(url, {}, 'user_agent_info')).status).toBe(401)
})

test('a revoked client is refused, and its sessions are gone', async () => {
  const { app, url } = await startApp({ tools: [echo] })
  const { client, token } = app.clients.create({
    name: 'Gone',
    defaultProfileId: null,
    allowedProfileIds: null
  })
  await modernCall(url, auth(token), 'echo')
  app.clients.revoke(client.id)
  expect((await modernCall(url, auth(token), 'echo')).status).toBe(401)
  expect(app.sessions.list()).toEqual([])
})
