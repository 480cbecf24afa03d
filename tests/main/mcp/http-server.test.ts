import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { readBody } from '../../../main/http/body.ts'
import type { BoundedHandler } from '../../../main/http/bounded-response.ts'
import { type HttpLimits, httpServer } from '../../../main/mcp/http-server.ts'
import { exchange, rawSocket, requestText } from '../../support/raw-socket.ts'

const patient = {
  headersMs: 60_000,
  requestMs: 60_000,
  idleMs: 60_000,
  checkMs: 20,
  connections: 100
}

const answering: BoundedHandler = (req, res) => {
  void readBody(req).then(
    () => res.end('answered'),
    () => undefined
  )
}

async function serving(handle: BoundedHandler, limits: Partial<HttpLimits>): Promise<string> {
  const server = httpServer(handle, { ...patient, ...limits }).listen(0, '127.0.0.1')
  onTestFinished(async () => {
    server.close()
    server.closeAllConnections()
    await once(server, 'close')
  })
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('ends a request whose body or headers never come to their end, with 408 and JSON', async () => {
  const body = await serving(answering, { headersMs: 50, requestMs: 50 })
  const half = requestText('POST / HTTP/1.1', { 'content-length': '9' })
  expect(await exchange(body, half)).toMatch(/^HTTP\/1\.1 408 .*"jsonrpc"/s)
  const headers = await serving(answering, { headersMs: 50 })
  expect(await exchange(headers, 'POST / HTTP/1.1\r\nHost: a')).toMatch(/^HTTP\/1\.1 408/)
})

test('does not hold a slow answer to be a slow request', async () => {
  const limits = { headersMs: 50, requestMs: 50, idleMs: 50 }
  let finish: () => void = () => undefined
  const url = await serving((_req, res) => {
    res.write('first ')
    finish = () => void res.end('last')
  }, limits)
  const waiting = await rawSocket(url)
  waiting.socket.write(requestText('GET / HTTP/1.1', { connection: 'close' }))
  await expect.poll(waiting.received).toContain('first')
  // A request that is too slow and comes later is ended before.
  await exchange(url, 'POST / HTTP/1.1\r\nHost: a')
  finish()
  expect(await waiting.closed).toContain('last')
})

test('closes a connection on which nothing has been asked for long', async () => {
  const url = await serving(answering, { idleMs: 50 })
  expect(await exchange(url, requestText('GET / HTTP/1.1'))).toContain('answered')
})

test('closes idle connections for new ones where there are as many as may be', async () => {
  const url = await serving(answering, { connections: 3 })
  const asked = async () => {
    const one = await rawSocket(url)
    one.socket.write(requestText('GET / HTTP/1.1'))
    await expect.poll(one.received).toContain('answered')
    return one
  }
  const first = await asked()
  for (let more = 0; more < 10; more += 1) await asked()
  expect(await first.closed).toContain('answered')
})

test('writes no refusal into the middle of an answer', async () => {
  const url = await serving((_req, res) => void res.write('begun'), {})
  const { socket, received, closed } = await rawSocket(url)
  socket.write(requestText('GET / HTTP/1.1'))
  await expect.poll(received).toContain('begun')
  socket.write('nonsense\r\n\r\n')
  expect(await closed).not.toContain('400')
})
