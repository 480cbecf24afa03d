import { afterEach, expect, test, vi } from 'vitest'
import { echo, endless } from '../../support/fixture-tools.ts'
import { initialize, jsonHeaders, rpc, send } from '../../support/raw-http.ts'
import { bearer, call, opened } from '../../support/raw-session.ts'
import { rawSocket, requestText } from '../../support/raw-socket.ts'
import { startApp } from '../../support/running-app.ts'

const minute = 60_000
const initialized = { jsonrpc: '2.0', method: 'notifications/initialized' }

/** From here on minutes pass when the test says so; sockets and all else go on by themselves. */
const holdTheClock = () =>
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: Date.now() })

afterEach(() => void vi.useRealTimers())

test('keeps an event stream and a long call alive through silence', async () => {
  holdTheClock()
  const { app, url, token } = await startApp({ tools: [endless(() => undefined)] })
  const headers = await opened(url, bearer(token()))
  const stream = await rawSocket(url)
  stream.socket.write(requestText('GET /mcp HTTP/1.1', headers))
  const long = await rawSocket(url)
  const body = JSON.stringify(rpc(7, 'tools/call', { name: 'endless' }))
  long.socket.write(requestText('POST /mcp HTTP/1.1', headers, body))
  for (const { received } of [stream, long]) {
    await expect.poll(received).toContain('text/event-stream')
    expect(received()).not.toContain(': keepalive')
  }
  vi.advanceTimersByTime(15_000)
  for (const { received } of [stream, long]) await expect.poll(received).toContain(': keepalive')
  // Some clients give up on a stream that has said nothing for five minutes.
  vi.advanceTimersByTime(5 * minute)
  expect((await app.inspector.recent())[0]?.status).toBe('running')
  expect(app.sessions.list()).toMatchObject([{ connected: true, dormant: false }])
})

test('ends the sessions of probes and those that nothing was asked in after two minutes', async () => {
  holdTheClock()
  const { app, url, token } = await startApp({ tools: [echo] })
  const headers = bearer(token())
  const probe = initialize()
  const clientInfo = { name: 'mcp-remote-fallback-test', version: '0.0.0' }
  const ghost = await send(url, {
    headers,
    body: { ...probe, params: { ...probe.params, clientInfo } }
  })
  const ghostHeaders = { ...headers, 'mcp-session-id': String(ghost.headers['mcp-session-id']) }
  const stream = await rawSocket(url)
  stream.socket.write(requestText('GET /mcp HTTP/1.1', ghostHeaders))
  await expect.poll(stream.received).toContain('200 OK')
  const silent = await opened(url, headers)
  const used = await opened(url, headers)
  vi.advanceTimersByTime(minute)
  await send(url, { headers: used, body: initialized })
  expect(app.sessions.list()).toHaveLength(3)
  vi.advanceTimersByTime(2 * minute)
  expect(app.sessions.list().map(({ id }) => id)).toEqual([used['mcp-session-id']])
  await expect.poll(stream.received).toMatch(/\r\n0\r\n\r\n$/)
  for (const gone of [ghostHeaders, silent]) expect((await call(url, gone, 'x')).status).toBe(404)
})

test('puts a session to sleep after half an hour, and its client notices nothing', async () => {
  holdTheClock()
  const { app, url, token } = await startApp({ tools: [echo] })
  const headers = await opened(url, bearer(token()))
  vi.advanceTimersByTime(1)
  await call(url, headers, 'before')
  vi.advanceTimersByTime(29 * minute)
  expect(app.sessions.list()).toMatchObject([{ dormant: false }])
  vi.advanceTimersByTime(2 * minute)
  expect(app.sessions.list()).toMatchObject([{ dormant: true }])
  expect((await call(url, headers, 'after')).json).toMatchObject({
    result: { structuredContent: { text: 'after' } }
  })
  expect(app.sessions.list()).toMatchObject([{ dormant: false }])
})

test('drops the session that was used longest ago when a client opens more than a thousand', async () => {
  const { app, url, token } = await startApp({ tools: [echo] })
  const headers = bearer(token())
  const [first, second] = [await opened(url, headers), await opened(url, headers)]
  const other = await opened(url, bearer(token('Other')))
  await call(url, first, 'used again')
  for (let more = 0; more < 999; more += 1) await opened(url, headers)
  expect(app.sessions.list()).toHaveLength(1001)
  expect((await call(url, second, 'x')).status).toBe(404)
  for (const kept of [first, other]) expect((await call(url, kept, 'x')).status).toBe(200)
})

test('drops none that is at work while there are others, so that no program ends the calls of another', async () => {
  const { app, url } = await startApp({ tools: [endless(() => undefined)] })
  const session = await opened(url, jsonHeaders)
  const running = send(url, { headers: session, body: rpc(7, 'tools/call', { name: 'endless' }) })
  await expect.poll(async () => (await app.inspector.recent())[0]?.status).toBe('running')
  const flood = {
    owner: 'login:other',
    xSessionId: null,
    initialize: null,
    toolsets: null
  } as const
  for (let count = 0; count < 1100; count += 1) app.sessions.open(flood)
  expect(app.sessions.get(session['mcp-session-id'])).toMatchObject({ running: 1 })
  app.sessions.end(session['mcp-session-id'])
  expect((await running).text).toContain('session_ended')
})

test('opens another session for initialize with a live id, which lives on', async () => {
  const { url, token } = await startApp({ tools: [echo] })
  const live = await opened(url, bearer(token()))
  const other = await opened(url, live)
  expect(other['mcp-session-id']).not.toBe(live['mcp-session-id'])
  for (const headers of [live, other]) expect((await call(url, headers, 'x')).status).toBe(200)
})

test('ends the stream of a cancelled call, and the session goes on', async () => {
  const { app, url, token } = await startApp({ tools: [echo, endless(() => undefined)] })
  const headers = await opened(url, bearer(token()))
  const running = send(url, { headers, body: rpc(7, 'tools/call', { name: 'endless' }) })
  await expect.poll(async () => (await app.inspector.recent())[0]?.status).toBe('running')
  const params = { requestId: 7 }
  await send(url, { headers, body: { ...initialized, method: 'notifications/cancelled', params } })
  expect((await running).json).toBeUndefined()
  expect((await call(url, headers, 'again', 7)).status).toBe(200)
})

test(
  'answers calls among three thousand idle connections and a thousand event streams',
  { timeout: 60_000 },
  async () => {
    const { app, url, token } = await startApp({ tools: [echo] })
    const headers = bearer(token())
    const idle: Awaited<ReturnType<typeof rawSocket>>[] = []
    const hundred = Array.from({ length: 100 })
    for (let turn = 0; turn < 30; turn += 1) {
      const more = await Promise.all(hundred.map(() => rawSocket(url)))
      for (const { socket } of more) socket.write(requestText('GET /health HTTP/1.1'))
      idle.push(...more)
    }
    for (let turn = 0; turn < 10; turn += 1) {
      await Promise.all(
        hundred.map(async () => {
          const session = await opened(url, headers)
          const { socket, received } = await rawSocket(url)
          socket.write(requestText('GET /mcp HTTP/1.1', session))
          await expect.poll(received, { timeout: 20_000 }).toContain('text/event-stream')
        })
      )
    }
    expect(app.sessions.list().filter(({ connected }) => connected)).toHaveLength(1000)
    const session = await opened(url, bearer(token('Another')))
    expect((await call(url, session, 'still here')).json).toMatchObject({
      result: { structuredContent: { text: 'still here' } }
    })
    expect(idle.every(({ received }) => received().includes('"status":"ok"'))).toBe(true)
    expect(idle.every(({ socket }) => !socket.destroyed)).toBe(true)
  }
)
