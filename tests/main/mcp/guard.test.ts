import { expect, test } from 'vitest'
import { initialize, jsonHeaders, rpc, send } from '../../support/raw-http.ts'
import { startApp } from '../../support/running-app.ts'

test('refuses an evil Host and an evil Origin with 403 and JSON', async () => {
  const { url } = await startApp()
  for (const headers of [{ host: 'evil.example' }, { origin: 'https://evil.example' }]) {
    const answer = await send(url, { headers: { ...jsonHeaders, ...headers }, body: initialize() })
    expect(answer.status).toBe(403)
    expect(answer.json).toMatchObject({ jsonrpc: '2.0', id: null })
  }
})

test.each([
  '/',
  '/register',
  '/.well-known/oauth-protected-resource',
  '/mcp/a/b',
  '/mcp/a%20b',
  '/MCP'
])('answers %s with a JSON 404 that says what to do', async (path) => {
  const { url } = await startApp()
  const answer = await send(new URL(path, url).href, { method: 'GET' })
  expect(answer.status).toBe(404)
  expect(answer.text).toContain('Authorization: Bearer')
})

test('answers a wrong token with 401 and where to get one', async () => {
  const { url } = await startApp()
  const headers = { ...jsonHeaders, authorization: 'Bearer sbs_wrong' }
  const answer = await send(url, { headers, body: initialize() })
  expect(answer.status).toBe(401)
  expect(answer.text).toContain('Clients')
})

test('answers a request without a token with 401 when the user has switched anonymous off', async () => {
  const { app, url } = await startApp()
  app.settings.save({ anonymous: false })
  expect((await send(url, { headers: jsonHeaders, body: initialize() })).status).toBe(401)
})

test('answers broken JSON with 400, another content type with 415, and 5 MiB with 413', async () => {
  const { url } = await startApp()
  expect(await send(url, { headers: jsonHeaders, body: '{"jsonrpc":' })).toMatchObject({
    status: 400,
    json: { error: { code: -32700 } }
  })
  const text = { ...jsonHeaders, 'content-type': 'text/plain; x=application/json' }
  expect((await send(url, { headers: text, body: '{}' })).status).toBe(415)
  const large = JSON.stringify({ filler: 'x'.repeat(5 * 1024 * 1024) })
  expect((await send(url, { headers: jsonHeaders, body: large })).status).toBe(413)
})

test('answers other methods with 405 and what is allowed', async () => {
  const { url } = await startApp()
  for (const method of ['OPTIONS', 'PUT', 'HEAD']) {
    const answer = await send(url, { method })
    expect(answer.status).toBe(405)
    expect(answer.headers['allow']).toBe('GET, POST, DELETE')
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  }
})

test('tells status, name, version and session mode at /health, and nothing about a Splunk', async () => {
  const { url } = await startApp()
  const answer = await send(new URL('/health', url).href, { method: 'GET' })
  expect(answer.json).toEqual({
    status: 'ok',
    server: { name: 'switchboard-for-splunk', version: '0.0.0-test' },
    http: { session_mode: 'session' }
  })
})

test.each([
  [{ 'x-splunk-host': 'idx1' }, /X-Splunk-Username with X-Splunk-Password/],
  [{ 'x-splunk-username': 'a', 'x-splunk-password': 'b' }, /X-Splunk-Host is missing/],
  [{ 'x-splunk-host': 'h', 'x-splunk-token': 't', 'x-splunk-port': 'abc' }, /X-Splunk-Port/],
  [
    { 'x-splunk-host': 'h', 'x-splunk-token': 't', 'x-splunk-verify-ssl': 'maybe' },
    /X-Splunk-Verify-SSL/
  ],
  [{ 'x-splunk-host': 'h', 'x-splunk-token': 't', 'x-splunk-profile': 'prod' }, /X-Splunk-Profile/]
])('answers the login headers %j with 400 and the name of the header', async (headers, message) => {
  const { url } = await startApp()
  const answer = await send(url, { headers: { ...jsonHeaders, ...headers }, body: initialize() })
  expect(answer.status).toBe(400)
  expect(answer.text).toMatch(message)
})

test('refuses login headers where the user has switched them off, or to other hosts than those of profiles', async () => {
  const { app, url } = await startApp()
  const headers = { ...jsonHeaders, 'x-splunk-host': 'idx9', 'x-splunk-token': 't' }
  for (const headerLogins of ['off', 'profile-hosts'] as const) {
    app.settings.save({ headerLogins })
    expect((await send(url, { headers, body: initialize() })).status).toBe(403)
  }
})

test('says which port is in use instead of ending', async () => {
  const { app } = await startApp()
  const { state } = app.endpoint
  if (state.kind !== 'listening') throw new Error('not listening')
  const other = await startApp().then(({ app: second }) => second)
  expect(await other.endpoint.start(state.port)).toMatchObject({
    kind: 'failed',
    code: 'port_in_use',
    port: state.port
  })
})

test('answers requests of the next revision fast, with 400, until it is spoken here', async () => {
  const { url } = await startApp()
  const answer = await send(url, { headers: jsonHeaders, body: rpc(1, 'server/discover') })
  expect(answer.status).toBe(400)
})
