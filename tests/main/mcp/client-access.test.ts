import { expect, test } from 'vitest'
import type { App } from '../../../main/app.ts'
import { MemoryStore } from '../../../main/settings/store.ts'
import { echo, endless } from '../../support/fixture-tools.ts'
import { jsonHeaders, rpc, send } from '../../support/raw-http.ts'
import { bearer, call, opened } from '../../support/raw-session.ts'
import { startApp } from '../../support/running-app.ts'

type Way = (app: App, clientId: string) => void

const ways: readonly (readonly [string, Way, string])[] = [
  ['switched off', (app, id) => app.clients.setEnabled(id, false), 'client_off'],
  ['renewed', (app, id) => app.clients.renew(id), 'token_renewed'],
  ['revoked', (app, id) => app.clients.revoke(id), 'client_revoked']
]

async function startWithClient(store = new MemoryStore()) {
  const running = await startApp({ store, tools: [echo, endless(() => undefined)] })
  const { client, token } = running.app.clients.create({
    name: 'Cursor',
    defaultProfileId: null,
    allowedProfileIds: null
  })
  return { ...running, store, id: client.id, token }
}

test.each(ways)(
  'ends the streams and calls of a client that is %s at once, and tells them why',
  async (_how, shutOut, code) => {
    const { app, url, id, token } = await startWithClient()
    const session = await opened(url, bearer(token))
    const stream = await fetch(url, { headers: session })
    const run = (headers: Readonly<Record<string, string>>, number: number) =>
      send(url, { headers, body: rpc(number, 'tools/call', { name: 'endless' }) })
    const calls = [
      run(session, 7),
      run({ ...session, accept: 'application/json' }, 8),
      run({ ...bearer(token), 'x-session-id': 'bare' }, 9)
    ]
    const statuses = async () => (await app.inspector.recent()).map(({ status }) => status)
    await expect.poll(statuses).toEqual(['running', 'running', 'running'])

    shutOut(app, id)
    expect(await stream.text()).not.toContain('data:')
    for (const answer of await Promise.all(calls)) {
      expect(answer.json).toMatchObject({ result: { isError: true } })
      expect(answer.text).toContain(code)
    }
    expect(await statuses()).toEqual(['cancelled', 'cancelled', 'cancelled'])
    expect(app.sessions.list().filter(({ dormant }) => !dormant)).toEqual([])
    for (const method of ['GET', 'DELETE']) {
      expect((await send(url, { method, headers: session })).status).toBe(401)
    }
    expect((await call(url, session, 'x')).status).toBe(401)
  }
)

test.each(ways.slice(0, 2))(
  'remembers the sessions of a client that is %s, and takes them up when it is let in again',
  async (_how, shutOut) => {
    const { app, url, id, token } = await startWithClient()
    const session = await opened(url, bearer(token))
    const before = await fetch(url, { headers: session })
    shutOut(app, id)
    await before.text()
    app.clients.setEnabled(id, true)
    const again = app.clients.get(id)?.tokenHash === app.clients.byToken(token)?.tokenHash
    const headers = { ...session, ...bearer(again ? token : app.clients.renew(id).token) }
    expect((await call(url, headers, 'back')).json).toMatchObject({
      result: { structuredContent: { text: 'back' } }
    })
    const stream = await fetch(url, { headers })
    expect(app.sessions.list()).toMatchObject([
      { id: session['mcp-session-id'], dormant: false, connected: true, calls: 1 }
    ])
    await stream.body?.cancel()
  }
)

test.each(ways)(
  'ends a call of revision 2026-07-28 whose client is %s, and tells it why',
  async (_how, shutOut, code) => {
    const { app, url, id, token } = await startWithClient()
    const version = '2026-07-28'
    const headers = {
      ...bearer(token),
      'mcp-protocol-version': version,
      'mcp-method': 'tools/call',
      'mcp-name': 'endless'
    }
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': version,
      'io.modelcontextprotocol/clientInfo': { name: 'modern', version: '1.0.0' },
      'io.modelcontextprotocol/clientCapabilities': {}
    }
    const body = rpc(1, 'tools/call', { name: 'endless', arguments: {}, _meta })
    const answer = send(url, { headers, body })
    await expect.poll(async () => (await app.inspector.recent())[0]?.status).toBe('running')
    shutOut(app, id)
    expect((await answer).text).toContain(code)
    expect(await app.inspector.recent()).toMatchObject([{ status: 'cancelled' }])
    expect((await send(url, { headers, body })).status).toBe(401)
  }
)

test('says to a client that is switched off who did it and where it is switched on again', async () => {
  const { app, url, id, token } = await startWithClient()
  app.clients.setEnabled(id, false)
  const answer = await send(url, { headers: bearer(token), body: rpc(1, 'ping') })
  expect(answer.status).toBe(401)
  expect(answer.json).toMatchObject({
    error: {
      message: expect.stringMatching(
        /analyst switched Cursor off.*under Clients, Cursor/
      ) as unknown
    }
  })
})

// The login of a request takes its time to hash, after its token was read.
test.each(['POST', 'GET', 'DELETE'])(
  'lets no %s through whose client is switched off between its token and its login',
  async (method) => {
    const first = await startWithClient()
    const session = await opened(first.url, bearer(first.token))
    await first.app.stop()
    const long = first.app.clients.list().map((client) => ({ ...client, lastSeenAt: null }))
    first.store.set('clients', long)
    const { app, url } = await startApp({ ...first, tools: [echo] })
    app.clients.subscribe(() => {
      if (app.clients.get(first.id)?.enabled === true) app.clients.setEnabled(first.id, false)
    })
    const login = { 'x-splunk-host': 'idx1', 'x-splunk-token': 'a-splunk-token' }
    const answer = await send(url, {
      method,
      headers: { ...session, ...login },
      ...(method === 'POST' ? { body: rpc(2, 'tools/list') } : {})
    })
    expect(answer.status).toBe(401)
    expect(app.sessions.list()).toMatchObject([{ dormant: true, login: null }])
  }
)

test('closes what requests without a token have open when the user switches those off', async () => {
  const { app, url, token } = await startWithClient()
  const anonymous = await opened(url, jsonHeaders)
  const other = await opened(url, bearer(token))
  const stream = await fetch(url, { headers: anonymous })
  const run = send(url, { headers: anonymous, body: rpc(7, 'tools/call', { name: 'endless' }) })
  await expect.poll(async () => (await app.inspector.recent())[0]?.status).toBe('running')
  app.settings.save({ anonymous: false })
  await stream.text()
  expect((await run).text).toContain('session_ended')
  expect((await call(url, anonymous, 'x')).status).toBe(401)
  expect((await call(url, other, 'x')).status).toBe(200)
})
