import { once } from 'node:events'
import { createServer as createTcp, type AddressInfo, type Socket } from 'node:net'
import { createServer as createTls } from 'node:tls'
import { createGzip, gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import {
  type Script,
  connectionTo,
  json,
  openSplunk,
  says,
  startPlainServer,
  startScriptedSplunkd,
  textWith
} from '../../support/scripted-splunkd.ts'
import { selfSigned } from '../../support/test-certificates.ts'

const path = '/services/data/indexes'
const ask = { method: 'GET', path } as const
const mib = 2 ** 20

const credential = () => Promise.resolve({ kind: 'token', token: 't' } as const)
const plainly = (port: number) =>
  connectionTo(
    port,
    { kind: 'off' },
    { credential, address: { scheme: 'http', host: '127.0.0.1', port, basePath: '' } }
  )

async function asked(script: Script, options = {}) {
  const splunkd = await startScriptedSplunkd({ [path]: script })
  const open = openSplunk(splunkd.connection(), options)
  return { splunkd, ...open, answer: open.splunk.request(ask) }
}

test('waits for a slow body as long as something comes', async () => {
  const text = JSON.stringify({ slow: 'x'.repeat(20) })
  const { answer } = await asked(
    (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const pieces = text.split(/(?=.)/)
      const drip = () => {
        const piece = pieces.shift()
        if (piece === undefined) response.end()
        else response.write(piece, () => setTimeout(drip, 30))
      }
      drip()
    },
    // Less than the whole body takes, more than each pause.
    { idleMs: 700 }
  )
  expect((await answer).body).toEqual({ slow: 'x'.repeat(20) })
})

test('takes half a body for a broken connection, whichever way its length was told', async () => {
  const whole = await asked((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 })
    response.write('{"entry":[', () => response.destroy())
  })
  await expect(whole.answer).rejects.toMatchObject({ code: 'connection_lost' })
  const zipped = await asked((_request, response) => {
    const packed = gzipSync(JSON.stringify({ text: 'x'.repeat(1000) }))
    const half = packed.subarray(0, packed.length / 2)
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
    response.end(half)
  })
  await expect(zipped.answer).rejects.toMatchObject({
    code: 'not_splunkd',
    message: textWith('broken gzip')
  })
})

test('asks again when the pooled socket is reset just as a request goes out', async () => {
  const sockets: (Socket | null)[] = []
  const port = await startPlainServer((_request, response) => {
    sockets.push(response.socket)
    const pooled = sockets.length > 1 && sockets.at(-1) === sockets[0]
    if (pooled) response.socket?.resetAndDestroy()
    else json(response, 200, { fine: true })
  })
  const { splunk } = openSplunk(plainly(port))
  await splunk.request(ask)
  expect((await splunk.request(ask)).body).toEqual({ fine: true })
  expect(sockets[1]).toBe(sockets[0])
  expect(sockets[2]).not.toBe(sockets[0])
})

test('refuses 200 MB by the length that the answer tells, before anything is read', async () => {
  const { answer, splunk } = await asked((request, response) => {
    if (request.query.has('small')) json(response, 200, { fine: true })
    else {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 200 * mib })
      response.write('{')
    }
  })
  await expect(answer).rejects.toMatchObject({
    code: 'too_large',
    message: textWith('larger than 64 MiB')
  })
  expect((await splunk.request({ ...ask, query: { small: 1 } })).body).toEqual({ fine: true })
})

test('stops reading an endless answer at the bound', async () => {
  let sent = 0
  let gone: () => void = () => undefined
  const ended = new Promise<void>((resolve) => (gone = resolve))
  const piece = Buffer.alloc(mib, ' ')
  const { answer, requests } = await asked((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.on('close', gone)
    const more = () => {
      if (response.destroyed || sent >= 200) return
      sent += 1
      response.write(piece, more)
    }
    more()
  })
  await expect(answer).rejects.toMatchObject({ code: 'too_large' })
  await ended
  expect(sent).toBeLessThan(100)
  expect(requests.at(-1)).toMatchObject({ error: textWith('larger than 64 MiB'), bytes: 0 })
})

test('stops inflating a gzip bomb at the bound', async () => {
  const bomb = createGzip()
  const zeros = Buffer.alloc(mib)
  for (let part = 0; part < 100; part += 1) bomb.write(zeros)
  bomb.end()
  const packed = Buffer.concat(await bomb.toArray())
  expect(packed.length).toBeLessThan(mib)
  const before = process.memoryUsage().arrayBuffers
  const { answer } = await asked((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
    response.end(packed)
  })
  await expect(answer).rejects.toMatchObject({ code: 'too_large' })
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(150 * mib)
})

test('sends neither credentials nor anything else to where a redirect points', async () => {
  const other = await startScriptedSplunkd()
  for (const status of [301, 302, 303, 307, 308]) {
    const { answer } = await asked((_request, response) => {
      response.writeHead(status, { location: `https://127.0.0.1:${other.port}${path}` }).end()
    })
    await expect(answer).rejects.toMatchObject({ code: 'redirected', status })
  }
  const login = await startScriptedSplunkd({
    '/services/auth/login': (_request, response) => {
      response.writeHead(307, { location: `https://127.0.0.1:${other.port}/login` }).end()
    }
  })
  await expect(openSplunk(login.connection()).splunk.request(ask)).rejects.toMatchObject({
    code: 'redirected'
  })
  expect(other.seen).toEqual([])
})

test('a pinned server that shows another certificate in the middle of a session is sent nothing', async () => {
  const before = selfSigned()
  const after = selfSigned()
  const sockets = new Set<Socket>()
  let written = 0
  const server = createTls({ cert: before.cert, key: before.key }, (socket) => {
    socket.on('error', () => undefined)
    socket.on('data', () => {
      written += 1
      const body = '{"fine":true}'
      socket.write(
        `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`
      )
    })
  })
  server.on('connection', (socket: Socket) => sockets.add(socket))
  server.on('tlsClientError', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const pin = { kind: 'pin', sha256: before.sha256 } as const
  const { splunk } = openSplunk(connectionTo(port, pin, { credential }))
  expect((await splunk.request(ask)).body).toEqual({ fine: true })
  server.setSecureContext({ cert: after.cert, key: after.key })
  for (const socket of sockets) socket.destroy()
  written = 0
  // A request may still be lost on the socket that has just ended; it is then asked again on a new one.
  await expect(splunk.request(ask)).rejects.toMatchObject({
    code: 'certificate_not_trusted',
    message: `The certificate of 127.0.0.1:${port} is not trusted: it is not the pinned one.`,
    hint: textWith('nothing was sent')
  })
  expect(written).toBe(0)
})

test('says that a port answers with something that is not HTTP', async () => {
  const server = createTcp((socket) => {
    socket.on('error', () => undefined)
    socket.resume().end('220 mail.example.com ESMTP\r\n')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
  })
  const { port } = server.address() as AddressInfo
  await expect(openSplunk(plainly(port)).splunk.request(ask)).rejects.toMatchObject({
    code: 'not_splunkd',
    message: `127.0.0.1:${port} does not speak HTTP.`
  })
})

test('401 to everything costs one renewal for each call and asks the password no oftener', async () => {
  const { answer, splunk, splunkd } = await asked((_request, response) =>
    says(response, 401, 'call not properly authenticated', 'WARN')
  )
  const later = Array.from({ length: 5 }, () => splunk.request(ask))
  const outcomes = await Promise.allSettled([answer, ...later])
  expect(outcomes.map(({ status }) => status)).toEqual(Array(6).fill('rejected'))
  // Each call renews at most once, and calls side by side share it.
  expect(splunkd.count('/services/auth/login')).toBeLessThanOrEqual(7)
  expect(splunkd.count(path)).toBeLessThanOrEqual(12)
})
