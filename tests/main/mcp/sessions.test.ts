import { expect, test } from 'vitest'
import { echo, endless } from '../../support/fixture-tools.ts'
import { initialize, jsonHeaders, type RawAnswer, rpc, send } from '../../support/raw-http.ts'
import { bearer, call, opened } from '../../support/raw-session.ts'
import { startApp, temporaryFolder } from '../../support/running-app.ts'
import { MemoryStore } from '../../../main/settings/store.ts'

const textOf = (answer: RawAnswer) => answer.json

test('opens a session, lists tools, calls one, and ends the session with DELETE', async () => {
  const { app, url, token } = await startApp({ tools: [echo] })
  const headers = await opened(url, bearer(token()))
  await send(url, { headers, body: { jsonrpc: '2.0', method: 'notifications/initialized' } })
  expect((await send(url, { headers, body: rpc(2, 'tools/list') })).json).toMatchObject({
    result: { tools: [{ name: 'echo' }] }
  })
  expect((await call(url, headers, 'hello', 3)).json).toMatchObject({
    result: { structuredContent: { text: 'hello' } }
  })
  expect(await app.inspector.recent()).toMatchObject([
    { tool: 'echo', status: 'ok', client: 'Tester' }
  ])
  expect((await send(url, { method: 'DELETE', headers })).status).toBe(200)
  expect((await call(url, headers, 'again')).status).toBe(404)
})

test('answers an unknown session with 404 -32001 and a missing one with 400 and the next step', async () => {
  const { url, token } = await startApp({ tools: [echo] })
  const headers = bearer(token())
  expect(await call(url, { ...headers, 'mcp-session-id': 'nowhere' }, 'x')).toMatchObject({
    status: 404,
    json: { error: { code: -32001 } }
  })
  const missing = await call(url, headers, 'x')
  expect(missing.status).toBe(400)
  expect(missing.text).toContain('X-Session-ID')
  expect((await send(url, { method: 'GET', headers })).status).toBe(400)
})

test.each(['POST', 'GET', 'DELETE'])(
  "answers another client's session with 404 for %s, and so one with no token",
  async (method) => {
    const { url, token } = await startApp({ tools: [echo] })
    const mine = await opened(url, bearer(token('Mine')))
    const login = { 'x-splunk-host': 'idx1', 'x-splunk-token': 'a-splunk-token' }
    const id = { 'mcp-session-id': mine['mcp-session-id'] }
    for (const other of [bearer(token('Other')), jsonHeaders, { ...jsonHeaders, ...login }]) {
      const body = method === 'POST' ? rpc(2, 'ping') : undefined
      const answer = await send(url, { method, headers: { ...other, ...id }, body })
      expect(answer).toMatchObject({ status: 404, json: { error: { code: -32001 } } })
    }
    expect((await call(url, mine, 'x')).status).toBe(200)
  }
)

test('opens a new session for initialize, whatever stale id it carries', async () => {
  const { url, token } = await startApp({ tools: [echo] })
  const headers = await opened(url, { ...bearer(token()), 'mcp-session-id': 'stale' })
  expect(headers['mcp-session-id']).not.toBe('stale')
})

test('ends the sessions of a client that is revoked', async () => {
  const { app, url } = await startApp({ tools: [echo] })
  const { client, token } = app.clients.create({
    name: 'Gone',
    defaultProfileId: null,
    allowedProfileIds: null
  })
  await opened(url, bearer(token))
  app.clients.revoke(client.id)
  expect(app.sessions.list()).toEqual([])
})

test('refuses a second request with an id that is in flight, with 409, and spares the first', async () => {
  let stop: () => void = () => undefined
  const { app, url, token } = await startApp({ tools: [endless(() => stop())] })
  const headers = await opened(url, bearer(token()))
  const first = send(url, { headers, body: rpc(7, 'tools/call', { name: 'endless' }) })
  await expect.poll(async () => (await app.inspector.recent()).length).toBe(1)
  const second = await send(url, { headers, body: rpc(7, 'tools/list') })
  expect(second.status).toBe(409)
  const aborted = new Promise<void>((resolve) => (stop = resolve))
  const cancel = { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 7 } }
  expect((await send(url, { headers, body: cancel })).status).toBe(202)
  await aborted
  expect((await first).status).toBe(200)
  expect((await app.inspector.recent())[0]?.status).toBe('cancelled')
})

test('cancels a call whose client closes the connection', async () => {
  let aborted = false
  const { app, url, token } = await startApp({ tools: [endless(() => (aborted = true))] })
  const headers = await opened(url, bearer(token()))
  const controller = new AbortController()
  const going = fetch(url, {
    method: 'POST',
    headers,
    body: JSON.stringify(rpc(7, 'tools/call', { name: 'endless' })),
    signal: controller.signal
  })
  await expect.poll(async () => (await app.inspector.recent()).length).toBe(1)
  await going
  controller.abort()
  await expect.poll(() => aborted).toBe(true)
  await expect.poll(async () => (await app.inspector.recent())[0]?.status).toBe('cancelled')
})

test('gives the event stream to the newest GET, and shows the session as connected', async () => {
  const { app, url, token } = await startApp({ tools: [echo] })
  const headers = await opened(url, bearer(token()))
  const first = await fetch(url, { headers })
  const second = await fetch(url, { headers })
  expect([first.status, second.status]).toEqual([200, 200])
  expect((await first.text()).includes('data:')).toBe(false)
  expect(app.sessions.list()[0]?.connected).toBe(true)
  await second.body?.cancel()
  await expect.poll(() => app.sessions.list()[0]?.connected).toBe(false)
})

test('takes a session up again after a restart, for a client that knows nothing of it', async () => {
  const store = new MemoryStore()
  const dataDir = temporaryFolder()
  const before = await startApp({ tools: [echo], store, dataDir })
  const headers = await opened(before.url, bearer(before.token()))
  await before.app.stop()
  const after = await startApp({ tools: [echo], store, dataDir })
  const answers = await Promise.all([
    call(after.url, headers, 'a', 2),
    call(after.url, headers, 'b', 3)
  ])
  expect(answers.map(textOf)).toMatchObject([
    { result: { structuredContent: { text: 'a' } } },
    { result: { structuredContent: { text: 'b' } } }
  ])
  expect(after.app.sessions.list()).toHaveLength(1)
})

test('joins bare requests that carry only an X-Session-ID and a login in one session', async () => {
  const { app, url } = await startApp({ tools: [echo] })
  const headers = {
    'content-type': 'application/json',
    accept: '*/*',
    'x-session-id': 'chat-1',
    'x-splunk-host': '127.0.0.1',
    'x-splunk-username': 'admin',
    'x-splunk-password': 'changeme'
  }
  const answer = await send(url, { headers, body: initialize() })
  expect(answer.headers['content-type']).toBe('application/json')
  expect(answer.json).toMatchObject({ result: { protocolVersion: '2025-11-25' } })
  const initialized = { jsonrpc: '2.0', method: 'notifications/initialized' }
  expect((await send(url, { headers, body: initialized })).status).toBe(202)
  const results = await Promise.all([call(url, headers, 'a'), call(url, headers, 'b')])
  expect(results.map(textOf)).toMatchObject([
    { id: 2, result: { structuredContent: { text: 'a' } } },
    { id: 2, result: { structuredContent: { text: 'b' } } }
  ])
  expect(app.sessions.list()).toMatchObject([{ xSessionId: 'chat-1', calls: 2 }])
  const other = { ...headers, 'x-splunk-password': 'other' }
  await call(url, other, 'c')
  expect(app.sessions.list()).toHaveLength(2)
})

test('gives a second program with the same X-Session-ID a session of its own while the first is at work', async () => {
  let aborted = false
  const { app, url, token } = await startApp({ tools: [echo, endless(() => (aborted = true))] })
  const headers = { ...bearer(token()), 'x-session-id': 'shared' }
  const first = await opened(url, headers)
  const running = send(url, {
    headers: first,
    body: rpc(7, 'tools/call', { name: 'endless' })
  }).catch(() => undefined)
  await expect.poll(async () => (await app.inspector.recent()).length).toBe(1)
  const second = await opened(url, headers)
  expect(second['mcp-session-id']).not.toBe(first['mcp-session-id'])
  expect((await call(url, second, 'beside', 7)).status).toBe(200)
  expect(aborted).toBe(false)
  await app.stop()
  await running
})

test('opens a session for calls without any handshake, by X-Session-ID alone', async () => {
  const { app, url, token } = await startApp({ tools: [echo] })
  const headers = { ...bearer(token()), 'x-session-id': 'batch, second' }
  expect((await call(url, headers, 'x')).json).toMatchObject({
    result: { structuredContent: { text: 'x' } }
  })
  expect(app.sessions.list()).toMatchObject([{ xSessionId: 'batch', initialize: null }])
})

test('keeps the login of an anonymous session with it, and gives it to no other login and no token', async () => {
  const { app, url, token } = await startApp({ tools: [echo] })
  const login = {
    'x-splunk-host': 'idx1',
    'x-splunk-username': 'a',
    'x-splunk-password': 'secret-1'
  }
  const session = await opened(url, { ...jsonHeaders, ...login })
  const id = { ...jsonHeaders, 'mcp-session-id': session['mcp-session-id'] }
  expect((await call(url, id, 'later, without the login')).status).toBe(200)
  expect((await call(url, { ...session, 'x-splunk-password': 'secret-2' }, 'x')).status).toBe(404)
  expect((await call(url, { ...id, ...bearer(token()) }, 'x')).status).toBe(404)
  expect(JSON.stringify(await app.inspector.recentCalls())).not.toContain('secret-1')
})

test('takes up an anonymous session after a restart only with the login that it had', async () => {
  const store = new MemoryStore()
  const dataDir = temporaryFolder()
  const login = {
    'x-splunk-host': 'idx1',
    'x-splunk-username': 'a',
    'x-splunk-password': 'secret-1'
  }
  const before = await startApp({ tools: [echo], store, dataDir })
  const session = await opened(before.url, { ...jsonHeaders, ...login })
  await before.app.stop()
  const { url } = await startApp({ tools: [echo], store, dataDir })
  const id = { ...jsonHeaders, 'mcp-session-id': session['mcp-session-id'] }
  expect((await call(url, id, 'x')).status).toBe(404)
  expect((await call(url, session, 'x')).status).toBe(200)
})
