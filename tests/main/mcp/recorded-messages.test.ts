import { ToolListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { App } from '../../../main/app.ts'
import { defineTool } from '../../../main/mcp/tool.ts'
import { addProfile } from '../../support/fixture-profile.ts'
import { echo, endless } from '../../support/fixture-tools.ts'
import { connectModernClient } from '../../support/modern-client.ts'
import { rpc, send } from '../../support/raw-http.ts'
import { bearer, call, opened } from '../../support/raw-session.ts'
import { startApp } from '../../support/running-app.ts'
import { connectSdkClient } from '../../support/sdk-client.ts'

// The history answers from a thread of its own, which takes a while to start on a busy machine.
const soon = { timeout: 10_000 }

/** Counts, asks its client for a name, and answers with both. */
const asking = defineTool({
  name: 'asking',
  title: 'Asking',
  description: 'Asks.',
  access: 'open',
  toolset: 'server',
  input: z.object({ size: z.number().default(1) }),
  output: z.object({ text: z.string() }),
  call: async ({ size }, context) => {
    context.progress(1, 2, 'half')
    const schema = { type: 'object', properties: { name: { type: 'string' } } }
    const params = { message: 'Which name?', requestedSchema: schema }
    const answer = await context.ask('elicitation/create', params)
    return { text: JSON.stringify(answer) + 'x'.repeat(size) }
  }
})

const said = (text: string | null): string => {
  const schema = z.object({ method: z.string().optional(), error: z.unknown().optional() })
  if (text === null) return 'result'
  const message = schema.parse(JSON.parse(text))
  return message.method ?? (message.error === undefined ? 'answer' : 'error')
}

async function newest(app: App, kind: 'call' | 'protocol' = 'call') {
  const [row] = await app.inspector.recent(kind)
  const recorded = await app.inspector.call(row?.id ?? '')
  if (recorded === null) throw new Error('Nothing is recorded.')
  return recorded
}
const messagesOf = ({ messages }: Awaited<ReturnType<typeof newest>>) =>
  messages.map(({ from, via, text }) => `${from} ${via} ${said(text)}`)

test('a call has its exchange and its messages both ways, with the question to its client and the answer', async () => {
  const { app, url, token } = await startApp({ tools: [asking] })
  const client = await connectModernClient(url, token(), {
    mode: 'legacy',
    capabilities: { elicitation: {} }
  })
  client.setRequestHandler('elicitation/create', () => ({
    action: 'accept',
    content: { name: 'Ada' }
  }))
  await client.callTool({ name: 'asking' }, { onprogress: () => undefined })
  const recorded = await newest(app)
  expect(messagesOf(recorded)).toEqual([
    'client body tools/call',
    'server event notifications/progress',
    'server event elicitation/create',
    'client body answer',
    'server event result'
  ])
  const times = recorded.messages.map(({ at }) => at)
  expect(times).toEqual(times.toSorted((one, other) => one - other))
  expect(recorded.exchange).toMatchObject({
    method: 'POST',
    path: '/mcp',
    status: 200,
    protocolVersion: '2025-11-25',
    requestHeaders: { authorization: 'Bearer [redacted]' },
    responseHeaders: { 'content-type': 'text/event-stream' }
  })
  const { exchange, messages } = recorded
  expect(exchange?.requestBytes).toBe(messages[0]?.bytes)
  expect(exchange?.responseBytes).toBeGreaterThan(messages.at(-1)?.bytes ?? 0)
  expect(exchange?.ms).toBeGreaterThan(0)
})

test('in revision 2026-07-28 each round of a call has its messages', async () => {
  const { app, url, token } = await startApp({ tools: [asking] })
  const client = await connectModernClient(url, token(), { capabilities: { elicitation: {} } })
  client.setRequestHandler('elicitation/create', () => ({ action: 'accept', content: {} }))
  await client.callTool({ name: 'asking' }, { onprogress: () => undefined })
  const calls = await app.inspector.recentCalls()
  expect(calls.map(messagesOf)).toEqual([
    ['client body tools/call', 'server event notifications/progress', 'server event result'],
    ['client body tools/call', 'server event notifications/progress', 'server event result']
  ])
  expect(calls[0]?.exchange).toMatchObject({ protocolVersion: '2026-07-28', status: 200 })
})

test('an answer in JSON has its bytes, and what is large is marked with its size', async () => {
  const { app, url, token } = await startApp({ tools: [echo] })
  const headers = await opened(url, { ...bearer(token()), accept: 'application/json' })
  const answer = await call(url, headers, 'y'.repeat(70_000))
  const recorded = await newest(app)
  expect(messagesOf(recorded)).toEqual(['client body answer', 'server body result'])
  expect(recorded.messages[0]?.text).toContain('notKept')
  expect(recorded.messages[0]?.text).toContain(`${recorded.messages[0]?.bytes} bytes`)
  expect(recorded.messages[1]?.bytes).toBe(Buffer.byteLength(answer.text))
  expect(recorded.exchange?.responseBytes).toBe(Buffer.byteLength(answer.text))
})

test.each(['application/json', 'application/json, text/event-stream'])(
  'in a batch answered in %s each call has its own messages and the shared exchange',
  async (accept) => {
    const { app, url, token } = await startApp({ tools: [echo] })
    const headers = await opened(url, { ...bearer(token()), accept })
    const echoes = ['one', 'two'].map((text, place) =>
      rpc(place + 10, 'tools/call', { name: 'echo', arguments: { text } })
    )
    const answer = await send(url, { headers, body: [...echoes, rpc(12, 'ping')] })
    expect(answer.status).toBe(200)
    const calls = await app.inspector.recentCalls()
    expect(calls.map(({ arguments: args }) => args)).toEqual([{ text: 'two' }, { text: 'one' }])
    for (const one of calls) {
      expect(one.messages).toHaveLength(2)
      expect(one.messages[0]?.text).toContain(JSON.stringify(one.arguments))
      expect(one.exchange).toMatchObject({ method: 'POST', status: 200 })
    }
    expect(new Set(calls.map(({ exchange }) => exchange?.startedAt)).size).toBe(1)
    expect((await app.inspector.recent('protocol')).map(({ tool }) => tool)).toContain('ping')
  }
)

test('a cancelled call has the message that cancelled it, and one whose client has gone no answer', async () => {
  const { app, url, token } = await startApp({ tools: [endless(() => undefined)] })
  const headers = await opened(url, bearer(token()))
  const running = send(url, { headers, body: rpc(7, 'tools/call', { name: 'endless' }) })
  await expect.poll(async () => (await app.inspector.recent()).length, soon).toBe(1)
  const method = 'notifications/cancelled'
  await send(url, { headers, body: { jsonrpc: '2.0', method, params: { requestId: 7 } } })
  await running
  await expect.poll(async () => (await newest(app)).status, soon).toBe('cancelled')
  expect(messagesOf(await newest(app))).toEqual(['client body tools/call', `client body ${method}`])
  expect((await newest(app)).error).toBe('The call was cancelled; no reason was given.')
  const leaving = new AbortController()
  const left = fetch(url, {
    method: 'POST',
    headers,
    body: JSON.stringify(rpc(8, 'tools/call', { name: 'endless' })),
    signal: leaving.signal
  }).catch(() => undefined)
  await expect.poll(async () => (await app.inspector.recent()).length, soon).toBe(2)
  leaving.abort()
  await left
  await expect.poll(async () => (await newest(app)).status, soon).toBe('cancelled')
  expect(messagesOf(await newest(app))).toEqual(['client body tools/call'])
})

test('what no call takes over has rows of its own: handshake, lists, pings, notifications, the end', async () => {
  const { app, url, token } = await startApp({ tools: [echo] })
  const headers = await opened(url, bearer(token('Claude')))
  const initialized = { jsonrpc: '2.0', method: 'notifications/initialized' }
  await send(url, { headers, body: initialized })
  await send(url, { headers, body: rpc(2, 'tools/list') })
  await send(url, { headers, body: rpc(3, 'ping') })
  await send(url, { headers, body: rpc(4, 'no/such') })
  await send(url, { headers, body: rpc(5, 'tools/call', { name: 'no_such_tool' }) })
  await send(url, { method: 'DELETE', headers })
  const rows = await app.inspector.recent('protocol')
  expect(rows.map(({ tool, status, client }) => `${client} ${tool} ${status}`)).toEqual([
    'Claude DELETE ok',
    'Claude no/such error',
    'Claude ping ok',
    'Claude tools/list ok',
    'Claude notifications/initialized ok',
    'Claude initialize ok'
  ])
  const ids = rows.map(({ id }) => id)
  const [ended, unknown] = await Promise.all(ids.slice(0, 2).map((id) => app.inspector.call(id)))
  expect(ended).toMatchObject({ exchange: { method: 'DELETE', status: 200 }, messages: [] })
  expect(unknown?.messages.map(({ text }) => said(text))).toEqual(['no/such', 'error'])
  expect(await newest(app)).toMatchObject({
    tool: 'no_such_tool',
    status: 'error',
    error: expect.stringContaining('no_such_tool') as string
  })
})

test('an event stream is a row that runs as long as it does, with its events', async () => {
  const { app, url, token } = await startApp({ tools: [echo] })
  const [one, two] = [await addProfile(app, 'one'), await addProfile(app, 'two')]
  const client = await connectSdkClient(url, { authorization: `Bearer ${token()}` })
  const told = new Promise<void>((resolve) =>
    client.setNotificationHandler(ToolListChangedNotificationSchema, () => resolve())
  )
  const stream = async () =>
    (await app.inspector.recent('protocol')).find(({ tool }) => tool === 'GET')
  await expect.poll(async () => (await stream())?.status, soon).toBe('running')
  const [session] = app.sessions.list()
  await app.assign(session?.id ?? '', one.id)
  await app.assign(session?.id ?? '', two.id)
  await told
  await client.close()
  await expect.poll(async () => (await stream())?.status, soon).toBe('ok')
  const recorded = await app.inspector.call((await stream())?.id ?? '')
  expect(recorded?.messages.map(({ via, text }) => `${via} ${said(text)}`)).toContain(
    'event notifications/tools/list_changed'
  )
  expect(recorded?.exchange).toMatchObject({ method: 'GET', status: 200 })
})

test('discovery and subscriptions of 2026-07-28 have rows', async () => {
  const { app, url, token } = await startApp({ tools: [echo] })
  const client = await connectModernClient(url, token())
  const subscription = await client.listen({ toolsListChanged: true })
  const row = async (tool: string) =>
    (await app.inspector.recent('protocol')).find((one) => one.tool === tool)
  expect(await row('server/discover')).toMatchObject({ status: 'ok' })
  expect(await row('subscriptions/listen')).toMatchObject({ status: 'running' })
  await subscription.close()
  await expect.poll(async () => (await row('subscriptions/listen'))?.status, soon).toBe('ok')
  const recorded = await app.inspector.call((await row('subscriptions/listen'))?.id ?? '')
  expect(recorded?.messages.map(({ text }) => said(text))).toEqual([
    'subscriptions/listen',
    'notifications/subscriptions/acknowledged'
  ])
})

test('a client that pings without end costs twenty rows and a count', async () => {
  const { app, url, token } = await startApp({ tools: [echo] })
  const headers = await opened(url, bearer(token()))
  for (let id = 10; id < 60; id += 1) await send(url, { headers, body: rpc(id, 'ping') })
  const pings = async () =>
    (await app.inspector.recent('protocol')).filter(({ tool }) => tool === 'ping')
  expect(await pings()).toHaveLength(20)
  app.inspector.flush()
  expect(await pings()).toHaveLength(21)
  expect((await pings())[0]).toMatchObject({ rows: 30 })
})

test('a session that is taken up again is recorded without its replayed handshake', async () => {
  const { app, url, token } = await startApp({ tools: [echo] })
  const headers = await opened(url, bearer(token()))
  app.sessions.sleepWhere(() => true)
  await call(url, headers, 'awake')
  const rows = await app.inspector.recent('protocol')
  expect(rows.map(({ tool }) => tool)).toEqual(['initialize'])
  expect(messagesOf(await newest(app))).toEqual(['client body tools/call', 'server event result'])
})
