import { expect, test } from 'vitest'
import { addProfile } from '../../support/fixture-profile.ts'
import { echo } from '../../support/fixture-tools.ts'
import { initialize, jsonHeaders, rpc, send } from '../../support/raw-http.ts'
import { bearer, opened } from '../../support/raw-session.ts'
import { exchange, rawSocket, requestText } from '../../support/raw-socket.ts'
import { startApp } from '../../support/running-app.ts'

const close = { connection: 'close' }
const json = { ...jsonHeaders, accept: 'application/json' }
const ping = JSON.stringify(rpc(2, 'ping'))
const opening = JSON.stringify(initialize())

/** Status and JSON body of an answer that stands alone on its connection. */
function answerOf(text: string): { readonly status: number; readonly body: unknown } {
  const [head = '', body = ''] = text.split('\r\n\r\n', 2)
  expect(head.toLowerCase()).toContain('content-type: application/json')
  return { status: Number(head.split(' ')[1]), body: JSON.parse(body) as unknown }
}

const refusal = (status: number) => ({
  status,
  body: { jsonrpc: '2.0', id: null, error: { message: expect.any(String) as unknown } }
})

test.each([
  ['no HTTP', 400, 'HELLO THERE\r\n\r\n'],
  ['an unknown method', 400, requestText('BREW /mcp HTTP/1.1')],
  ['a header without a name', 400, 'GET /mcp HTTP/1.1\r\n: x\r\n\r\n'],
  ['headers of 20 KiB', 431, requestText('GET /mcp HTTP/1.1', { filler: 'x'.repeat(20 * 1024) })],
  ['no Host', 403, 'GET /mcp HTTP/1.1\r\nConnection: close\r\n\r\n'],
  ['CONNECT', 405, requestText('CONNECT idx1.example:8089 HTTP/1.1')],
  [
    'an expectation that nobody knows',
    417,
    requestText('POST /mcp HTTP/1.1', { ...close, expect: 'a miracle' })
  ],
  [
    'Content-Length together with chunks',
    400,
    requestText('POST /mcp HTTP/1.1', { ...json, 'transfer-encoding': 'chunked' }, ping)
  ],
  [
    'two lengths',
    400,
    `POST /mcp HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\nContent-Length: 9\r\n\r\n{}`
  ],
  [
    'a chunk whose length is no number',
    400,
    requestText('POST /mcp HTTP/1.1', { ...json, 'transfer-encoding': 'chunked' }) + 'zz\r\n{}'
  ],
  [
    'a compressed body',
    415,
    requestText('POST /mcp HTTP/1.1', { ...json, ...close, 'content-encoding': 'gzip' }, '{}')
  ]
])('answers %s with %i and JSON, and closes the connection', async (_what, status, packet) => {
  const { url } = await startApp()
  const answer = answerOf(await exchange(url, packet))
  expect(answer).toMatchObject(refusal(status))
  expect((await send(url, { headers: jsonHeaders, body: initialize() })).status).toBe(200)
})

test.each([
  ['POST', '/register'],
  ['POST', '/.well-known/oauth-authorization-server'],
  ['GET', '/.well-known/oauth-protected-resource/mcp'],
  ['GET', '//mcp'],
  ['GET', '/mcp//prod'],
  ['GET', '/%6dcp'],
  ['GET', '/mcp/../mcp/x/y'],
  ['OPTIONS', '*']
])('answers %s %s with a JSON 404', async (method, target) => {
  const { url } = await startApp()
  const body = method === 'POST' ? opening : ''
  const packet = requestText(`${method} ${target} HTTP/1.1`, { ...json, ...close }, body)
  expect(answerOf(await exchange(url, packet))).toMatchObject(refusal(404))
})

test('takes a target with a host, of this computer only', async () => {
  const { url } = await startApp()
  const to = (host: string) =>
    exchange(url, requestText(`POST http://${host}/mcp HTTP/1.1`, { ...json, ...close }, opening))
  expect(answerOf(await to(new URL(url).host))).toMatchObject({ status: 200, body: { id: 1 } })
  expect(answerOf(await to('evil.example'))).toMatchObject(refusal(403))
  expect(answerOf(await to('127.0.0.1@evil.example'))).toMatchObject(refusal(403))
})

test('ignores an upgrade to another protocol', async () => {
  const { url } = await startApp()
  const upgrade = { ...close, connection: 'upgrade, close', upgrade: 'websocket' }
  const answer = await exchange(url, requestText('GET /mcp HTTP/1.1', upgrade))
  expect(answerOf(answer)).toMatchObject(refusal(400))
})

test('answers two POSTs that come in one packet, in their order', async () => {
  const { url, token } = await startApp({ tools: [echo] })
  const headers = { ...(await opened(url, bearer(token()))), accept: 'application/json' }
  const call = (id: number) =>
    JSON.stringify(rpc(id, 'tools/call', { name: 'echo', arguments: { text: `no ${id}` } }))
  const text = await exchange(
    url,
    requestText('POST /mcp HTTP/1.1', headers, call(2)) +
      requestText('POST /mcp HTTP/1.1', { ...headers, ...close }, call(3))
  )
  const bodies = [...text.matchAll(/^\{.*\}/gm)].map(([body]) => JSON.parse(body) as unknown)
  expect(bodies).toMatchObject([
    { id: 2, result: { structuredContent: { text: 'no 2' } } },
    { id: 3, result: { structuredContent: { text: 'no 3' } } }
  ])
})

test('takes a body that comes byte by byte, and one in chunks', async () => {
  const { url } = await startApp()
  const slow = await rawSocket(url)
  for (const byte of requestText('POST /mcp HTTP/1.1', { ...json, ...close }, opening)) {
    await new Promise<void>((resolve) => slow.socket.write(byte, () => resolve()))
  }
  expect(answerOf(await slow.closed)).toMatchObject({ status: 200, body: { id: 1 } })
  const head = requestText('POST /mcp HTTP/1.1', {
    ...json,
    ...close,
    'transfer-encoding': 'chunked'
  })
  const chunks = [opening.slice(0, 9), opening.slice(9), ''].map(
    (part) => `${part.length.toString(16)}\r\n${part}\r\n`
  )
  const answer = await exchange(url, head + chunks.join(''))
  expect(answerOf(answer)).toMatchObject({ status: 200, body: { id: 1 } })
})

test('answers chunks of more than 4 MiB with 413, and ends a client that goes on for ever', async () => {
  const { url } = await startApp()
  const { socket, closed } = await rawSocket(url)
  socket.write(requestText('POST /mcp HTTP/1.1', { ...json, 'transfer-encoding': 'chunked' }))
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
  const sendOn = () => {
    while (socket.writable && socket.write(chunk));
  }
  socket.on('drain', sendOn)
  sendOn()
  expect(answerOf(await closed)).toMatchObject(refusal(413))
})

test('asks for a body with 100 only where it wants it', async () => {
  const { url } = await startApp()
  const expecting = { ...json, expect: '100-continue' }
  const length = { 'content-length': String(Buffer.byteLength(opening)) }
  const polite = await rawSocket(url)
  polite.socket.write(requestText('POST /mcp HTTP/1.1', { ...expecting, ...close, ...length }))
  await expect.poll(polite.received).toBe('HTTP/1.1 100 Continue\r\n\r\n')
  polite.socket.write(opening)
  const whole = await polite.closed
  expect(answerOf(whole.slice('HTTP/1.1 100 Continue\r\n\r\n'.length))).toMatchObject({
    status: 200
  })
  const large = { ...expecting, 'content-length': String(5 * 1024 * 1024) }
  const refused = await exchange(url, requestText('POST /mcp HTTP/1.1', large))
  expect(answerOf(refused)).toMatchObject(refusal(413))
})

test('speaks HTTP/1.0, with and without keep-alive, and never in chunks', async () => {
  const { url, token } = await startApp({ tools: [echo] })
  const session = await opened(url, bearer(token()))
  const answer = await exchange(url, requestText('POST /mcp HTTP/1.0', session, ping))
  expect(answer).toContain('"result":{}')
  expect(answer.toLowerCase()).not.toContain('transfer-encoding')
  const kept = await rawSocket(url)
  for (const id of [3, 4]) {
    const body = JSON.stringify(rpc(id, 'ping'))
    const headers = { ...session, accept: 'application/json', connection: 'keep-alive' }
    kept.socket.write(requestText('POST /mcp HTTP/1.0', headers, body))
    await expect.poll(kept.received).toContain(`"id":${id}`)
  }
  expect(kept.socket.readableEnded).toBe(false)
})

test('gives HTTP/1.0 the event stream until one of the two closes it', async () => {
  const { app, url, token } = await startApp({ tools: [echo] })
  const session = await opened(url, bearer(token()))
  const stream = await rawSocket(url)
  stream.socket.write(requestText('GET /mcp HTTP/1.0', session))
  await expect.poll(stream.received).toContain('text/event-stream')
  const id = app.sessions.list()[0]?.id ?? ''
  await app.assign(id, (await addProfile(app, 'prod')).id)
  await expect.poll(stream.received).toContain('list_changed')
  await send(url, { method: 'DELETE', headers: session })
  expect((await stream.closed).toLowerCase()).not.toContain('transfer-encoding')
})

test('answers HEAD with the headers alone', async () => {
  const { url } = await startApp()
  const text = await exchange(url, requestText('HEAD /health HTTP/1.1', close))
  expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
  expect(text.endsWith('\r\n\r\n')).toBe(true)
})
