import { request } from 'node:http'
import { expect, test } from 'vitest'
import type { App } from '../../../main/app.ts'
import { clientInfoOf } from '../../../main/sessions/session.ts'
import { sessionView } from '../../../main/sessions/session-views.ts'
import { echo, endless } from '../../support/fixture-tools.ts'
import { modernRequest } from '../../support/modern-client.ts'
import { jsonHeaders, rpc, send } from '../../support/raw-http.ts'
import { bearer, call, opened } from '../../support/raw-session.ts'
import { startApp } from '../../support/running-app.ts'

test.each<[string, (app: App, clientId: string) => void]>([
  ['revoked', (app, id) => app.clients.revoke(id)],
  ['renewed', (app, id) => app.clients.renew(id)],
  ['switched off', (app, id) => app.clients.setEnabled(id, false)]
])('refuses a request whose client is %s while its body is still coming', async (_how, shutOut) => {
  const { app, url } = await startApp({ tools: [echo] })
  const { client, token } = app.clients.create({
    name: 'Slow',
    defaultProfileId: null,
    allowedProfileIds: null
  })
  const body = JSON.stringify(rpc(1, 'tools/call', { name: 'echo', arguments: {} }))
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const headers = {
      ...bearer(token),
      'x-session-id': 'slow',
      'content-length': Buffer.byteLength(body)
    }
    const req = request(url, { method: 'POST', headers }, (res) => {
      res.resume()
      resolve(res.statusCode)
    })
    req.on('error', reject)
    req.write(body.slice(0, 5), () => {
      void expect
        .poll(() => app.clients.get(client.id)?.lastSeenAt)
        .not.toBeNull()
        .then(() => {
          shutOut(app, client.id)
          req.end(body.slice(5))
        })
    })
  })
  expect(status).toBe(401)
  expect(app.sessions.list()).toEqual([])
})

test('stops the calls of a session without handshake when it is ended, and when one is cancelled', async () => {
  const { app, url, token } = await startApp({ tools: [endless(() => undefined)] })
  const headers = { ...bearer(token()), 'x-session-id': 'bare' }
  const endlessCall = (id: number) =>
    send(url, { headers, body: rpc(id, 'tools/call', { name: 'endless' }) })
  const statuses = async () => (await app.inspector.recent()).map(({ status }) => status)
  const first = endlessCall(1)
  await expect.poll(statuses).toEqual(['running'])
  const cancel = { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } }
  await send(url, { headers, body: cancel })
  await first
  expect(await statuses()).toEqual(['cancelled'])
  const second = endlessCall(2)
  await expect.poll(statuses).toEqual(['running', 'cancelled'])
  await send(url, { method: 'DELETE', headers })
  await second
  expect(await statuses()).toEqual(['cancelled', 'cancelled'])
})

test('finds the session that is left by its X-Session-ID when another of that name ends', async () => {
  const { app, url, token } = await startApp({ tools: [echo] })
  const headers = { ...bearer(token()), 'x-session-id': 'conv' }
  const first = await opened(url, headers)
  const stream = await fetch(url, { headers: first })
  const second = await opened(url, headers)
  await send(url, { method: 'DELETE', headers: second })
  await call(url, headers, 'x')
  expect(app.sessions.list().map(({ id }) => id)).toEqual([first['mcp-session-id']])
  await stream.body?.cancel()
})

test('answers a malformed initialize with 400 and lets the session of that name live', async () => {
  const { url, token } = await startApp({ tools: [echo] })
  const headers = { ...bearer(token()), 'x-session-id': 'conv' }
  const session = await opened(url, headers)
  const malformed = { id: 1, method: 'initialize', params: {} }
  expect((await send(url, { headers, body: malformed })).status).toBe(400)
  expect((await call(url, session, 'still here')).status).toBe(200)
})

test('shows and records of a name that fills its handshake no more than a line', async () => {
  const { app, url } = await startApp({ tools: [echo] })
  const clientInfo = { name: 'n'.repeat(9000), version: 'v'.repeat(3000) }
  const params = { protocolVersion: 'p'.repeat(3000), capabilities: {}, clientInfo }
  const body = { jsonrpc: '2.0', id: 1, method: 'initialize', params }
  const { headers } = await send(url, { headers: jsonHeaders, body })
  const id = String(headers['mcp-session-id'])
  expect((await call(url, { ...jsonHeaders, 'mcp-session-id': id }, 'x')).status).toBe(200)
  const [session] = app.sessions.list()
  if (session === undefined) throw new Error('There is no session.')
  const shown = JSON.stringify([
    sessionView(session, null, app.resolver),
    await app.inspector.recent()
  ])
  expect(shown).toContain('nnn…')
  expect(shown.length).toBeLessThan(3000)
})

test('shows a name that holds line ends, escapes and turns of direction as plain text, in both eras', async () => {
  const { app, url } = await startApp({ tools: [echo] })
  const clientInfo = { name: 'Cursor\r\nallowed\u001b[2K \u202Enimda\u2028', version: '1\n2' }
  const params = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo }
  await send(url, { headers: jsonHeaders, body: rpc(1, 'initialize', params) })
  const meta = { 'io.modelcontextprotocol/clientInfo': clientInfo }
  await send(url, modernRequest('tools/call', { name: 'echo', arguments: { text: 'x' } }, meta))
  const shown = { name: 'Cursor allowed [2K  nimda ', version: '1 2' }
  expect(app.sessions.list().map(clientInfoOf)).toEqual([shown, shown])
  expect(await app.inspector.recent()).toMatchObject([{ client: shown.name }])
})

test('remembers no handshake so large that a thousand of them keep the disk busy', async () => {
  const { app, url } = await startApp({ tools: [echo] })
  const clientInfo = { name: 'large', version: 'v'.repeat(16 * 1024) }
  const params = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo }
  const answer = await send(url, { headers: jsonHeaders, body: rpc(1, 'initialize', params) })
  expect(answer.status).toBe(400)
  expect(app.sessions.list()).toEqual([])
})

test('answers every request of a batch, also to a client that takes JSON only', async () => {
  const { url, token } = await startApp({ tools: [echo] })
  const session = await opened(url, bearer(token()))
  const headers = { ...session, accept: 'application/json' }
  const body = [rpc(1, 'ping'), rpc(2, 'ping')]
  expect((await send(url, { headers, body })).json).toEqual([
    { jsonrpc: '2.0', id: 1, result: {} },
    { jsonrpc: '2.0', id: 2, result: {} }
  ])
})

test('refuses a batch with the same id twice, of which nothing runs', async () => {
  const { app, url, token } = await startApp({ tools: [echo] })
  const session = await opened(url, bearer(token()))
  const one = rpc(7, 'tools/call', { name: 'echo', arguments: { text: 'x' } })
  expect((await send(url, { headers: session, body: [one, one] })).status).toBe(409)
  expect(await app.inspector.recent()).toEqual([])
  expect((await send(url, { headers: session, body: one })).status).toBe(200)
})
