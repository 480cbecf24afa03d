import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { WindowKeys } from '../../../main/headless/window-keys.ts'
import { WindowServer } from '../../../main/headless/window-server.ts'
import { followApp } from '../../../main/window/follow-app.ts'
import { makeHandlers } from '../../../main/window/handlers.ts'
import type { Door } from '../../../main/window/views.ts'
import { startApp, temporaryFolder } from '../../support/running-app.ts'

async function openWindow() {
  const { app, dataDir } = await startApp()
  const folder = join(temporaryFolder(), 'page')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<title>Page</title>')
  writeFileSync(join(folder, 'assets/index.js'), 'export {}')
  writeFileSync(join(folder, '../secret.js'), 'secret')
  const door: Door = { kind: 'headless', dataDir, stdioProgram: () => Promise.resolve('') }
  const handlers = makeHandlers(app, door, (name, value) => server.send(name, value))
  const server = new WindowServer(folder, new WindowKeys(), handlers, (send) =>
    followApp(app, door, send)
  )
  await server.start(0)
  onTestFinished(() => server.stop())
  const { host, origin } = new URL(server.newUrl())

  const send = (
    method: string,
    path: string,
    headers: Readonly<Record<string, string>> = {},
    body?: unknown
  ) =>
    new Promise<{ status: number; text: string; headers: NodeJS.Dict<string | string[]> }>(
      (resolve, reject) => {
        const req = request(
          { host: '127.0.0.1', port: new URL(origin).port, method, path, headers },
          (res) => {
            let text = ''
            res.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
            res.on('end', () =>
              resolve({ status: res.statusCode ?? 0, text, headers: res.headers })
            )
          }
        )
        req.on('error', reject)
        req.end(body === undefined ? undefined : JSON.stringify(body))
      }
    )
  const own = { origin, 'content-type': 'application/json' }
  const codeOf = (url: string) => new URLSearchParams(new URL(url).hash.slice(1)).get('code') ?? ''
  const key = async () => {
    const { text } = await send('POST', '/api/key', own, { code: codeOf(server.newUrl()) })
    return (JSON.parse(text) as { key: string }).key
  }
  const ask = (name: string, args: readonly unknown[], bearer: string) =>
    send('POST', '/api/request', { ...own, authorization: `Bearer ${bearer}` }, { name, args })
  return { app, server, host, origin, own, send, codeOf, key, ask }
}

type Opened = Awaited<ReturnType<typeof openWindow>>

function listen({ host, origin }: Opened) {
  const socket = new WebSocket(`ws://${host}/api/events`, { headers: { origin } })
  onTestFinished(() => socket.terminate())
  return socket
}

test('a code opens the window once, and its key answers requests', async () => {
  const { server, send, own, codeOf, ask } = await openWindow()
  const code = codeOf(server.newUrl())
  const traded = await send('POST', '/api/key', own, { code })
  expect(traded.status).toBe(200)
  const { key } = JSON.parse(traded.text) as { key: string }
  const state = await ask('app.state', [], key)
  expect(JSON.parse(state.text)).toMatchObject({ ok: true, value: { door: 'headless' } })
  const again = await send('POST', '/api/key', own, { code })
  expect(again.status).toBe(401)
  expect(again.text).toContain('Press Enter in the terminal')
})

test('without the key there is no data, and the answer says where the address is', async () => {
  const { ask, codeOf, server } = await openWindow()
  for (const key of ['', 'wrong', codeOf(server.newUrl())]) {
    const { status, text } = await ask('app.state', [], key)
    expect(status).toBe(401)
    expect(text).toContain('Press Enter in the terminal')
  }
})

test.each([
  ['another name', 'evil.example'],
  ['another port', '127.0.0.1:1'],
  ['no port', '127.0.0.1'],
  ['a name that was rebound', 'rebound.example:PORT']
])('a Host of %s is refused for files, keys and requests', async (_what, given) => {
  const { send, own, origin, key } = await openWindow()
  const host = given.replace('PORT', new URL(origin).port)
  const bearer = { authorization: `Bearer ${await key()}` }
  expect((await send('GET', '/', { host })).status).toBe(403)
  expect((await send('POST', '/api/key', { ...own, host }, { code: 'x' })).status).toBe(403)
  const asked = await send(
    'POST',
    '/api/request',
    { ...own, ...bearer, host },
    { name: 'app.state', args: [] }
  )
  expect(asked.status).toBe(403)
  expect(asked.text).not.toContain('dataDir')
})

test.each(['https://evil.example', 'http://127.0.0.1:1', 'null', 'http://localhost'])(
  'the page of %s gets nothing, even with the key',
  async (foreign) => {
    const { send, own, key, codeOf, server } = await openWindow()
    const authorization = `Bearer ${await key()}`
    const code = codeOf(server.newUrl())
    const headers = { ...own, origin: foreign, authorization }
    const body = { name: 'app.state', args: [], code }
    expect((await send('POST', '/api/request', headers, body)).status).toBe(403)
    expect((await send('POST', '/api/key', headers, body)).status).toBe(403)
    const upgrade = { connection: 'Upgrade', upgrade: 'websocket', origin: foreign }
    expect((await send('GET', '/api/events', upgrade)).status).toBe(403)
    expect((await send('POST', '/api/key', own, { code })).status).toBe(200)
  }
)

test('what acts must say where it comes from', async () => {
  const { send, key } = await openWindow()
  const authorization = `Bearer ${await key()}`
  const body = { name: 'app.state', args: [] }
  const headers = { 'content-type': 'application/json', authorization }
  expect((await send('POST', '/api/request', headers, body)).status).toBe(403)
})

test('a form of another page cannot ask, for it cannot send JSON', async () => {
  const { send, own, key } = await openWindow()
  const headers = { ...own, 'content-type': 'text/plain', authorization: `Bearer ${await key()}` }
  const { status } = await send('POST', '/api/request', headers, { name: 'app.state', args: [] })
  expect(status).toBe(400)
})

test('unknown names and wrong arguments are told, not thrown', async () => {
  const { ask, key } = await openWindow()
  const bearer = await key()
  const replyTo = async (name: string, args: readonly unknown[]) =>
    JSON.parse((await ask(name, args, bearer)).text) as unknown
  expect(await replyTo('constructor', [])).toMatchObject({ ok: false, code: 'unknown_request' })
  expect(await replyTo('settings.save', [{ port: 'x' }])).toMatchObject({
    ok: false,
    code: 'invalid_arguments'
  })
  expect(await replyTo('clients.renew', ['nobody'])).toMatchObject({
    ok: false,
    code: 'client_not_found'
  })
})

test('the page is served with its guards, and nothing outside of its folder', async () => {
  const { send, host } = await openWindow()
  const page = await send('GET', '/')
  expect(page.text).toBe('<title>Page</title>')
  expect(page.headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff'
  })
  const policy = String(page.headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'; script-src 'self'")
  expect(policy).toContain(`connect-src 'self' ws://${host}`)
  expect((await send('GET', '/assets/index.js')).text).toBe('export {}')
  for (const path of [
    '/../secret.js',
    '/assets/../../secret.js',
    '/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '//../secret.js',
    '/assets',
    '/index.html/x.js',
    `/${'x'.repeat(300)}.js`
  ]) {
    const { status, text } = await send('GET', path)
    expect([path, status]).toEqual([path, 404])
    expect(text).not.toContain('secret.js')
  }
  expect((await send('PUT', '/index.html')).status).toBe(405)
})

test('events come to a page that sent the key, beginning with what is', async () => {
  const opened = await openWindow()
  const socket = listen(opened)
  await once(socket, 'open')
  socket.send(JSON.stringify({ key: await opened.key() }))
  const told = new Map<string, unknown>()
  const seen = new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const { event, value } = JSON.parse(data.toString('utf8')) as {
        event: string
        value: unknown
      }
      if (told.size === 0) opened.app.settings.save({ appearance: 'dark' })
      told.set(event, value)
      if (event === 'app.changed' && JSON.stringify(value).includes('"dark"')) resolve()
    })
  })
  await seen
  expect([...told.keys()]).toEqual(
    expect.arrayContaining(['app.changed', 'clients.changed', 'sessions.changed'])
  )
})

test.each([
  ['a wrong key', '{"key":"wrong"}'],
  ['no key', '{}'],
  ['no JSON', 'hello']
])('a page that sends %s is told so and hears nothing', async (_what, first) => {
  const opened = await openWindow()
  const socket = listen(opened)
  const messages: unknown[] = []
  socket.on('message', (data) => messages.push(data))
  await once(socket, 'open')
  socket.send(first)
  const [code] = (await once(socket, 'close')) as [number]
  expect(code).toBe(4401)
  expect(messages).toEqual([])
})

test('a client that goes away while it is refused does not end the program', async () => {
  const { origin, send } = await openWindow()
  const socket = connect(Number(new URL(origin).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(
    'GET /api/events HTTP/1.1\r\nHost: evil\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'
  )
  socket.resetAndDestroy()
  expect((await send('GET', '/')).status).toBe(200)
})
