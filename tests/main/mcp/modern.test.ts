import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineTool } from '../../../main/mcp/tool.ts'
import { demoTools } from '../../support/demo-tools.ts'
import { echo, endless } from '../../support/fixture-tools.ts'
import { connectModernClient, modernRequest, revision } from '../../support/modern-client.ts'
import { rpc, send } from '../../support/raw-http.ts'
import { bearer, opened } from '../../support/raw-session.ts'
import { startApp } from '../../support/running-app.ts'

const jobsSchema = z.object({
  entry: z.array(z.object({ content: z.object({ label: z.string(), isDone: z.boolean() }) }))
})

const greeter = defineTool({
  name: 'greet',
  title: 'Greet',
  description: 'Asks for a name and a colour, one after the other.',
  access: 'open',
  toolset: 'server',
  input: z.object({}),
  output: z.object({ text: z.string() }),
  call: async (_args, context) => {
    const answerTo = async (what: string) => {
      const answer = await context.ask('elicitation/create', {
        message: `Which ${what}?`,
        requestedSchema: { type: 'object', properties: { [what]: { type: 'string' } } }
      })
      return z.object({ content: z.record(z.string(), z.string()) }).parse(answer).content[what]
    }
    const name = await answerTo('name')
    return { text: `${String(name)} likes ${String(await answerTo('colour'))}` }
  }
})

test.each([
  ['auto', revision],
  [{ pin: revision }, revision],
  ['legacy', '2025-11-25']
] as const)(
  'the official client in mode %j lists and calls a tool by %s',
  async (mode, version) => {
    const { app, url, token } = await startApp({ tools: [echo] })
    const client = await connectModernClient(url, token(), { mode })
    expect(client.getNegotiatedProtocolVersion()).toBe(version)
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['echo'])
    expect(await client.callTool({ name: 'echo', arguments: { text: 'hello' } })).toMatchObject({
      structuredContent: { text: 'hello' }
    })
    expect(app.sessions.list()).toMatchObject([{ calls: 1, errors: 0 }])
    const [call] = await app.inspector.recent()
    expect(await app.inspector.call(call?.id ?? '')).toMatchObject({
      status: 'ok',
      client: 'Tester',
      exchange: { protocolVersion: version },
      result: '{"structuredContent":{"text":"hello"}}'
    })
  }
)

test('both eras are served at the same time, and GET and DELETE belong to sessions', async () => {
  const { url, token } = await startApp({ tools: [echo] })
  const headers = bearer(token())
  const session = await opened(url, headers)
  const list = modernRequest('tools/list')
  const modern = await send(url, { ...list, headers: { ...headers, ...list.headers } })
  expect(modern).toMatchObject({
    status: 200,
    headers: { 'content-type': 'application/json' },
    json: { id: 7, result: { resultType: 'complete', ttlMs: 60_000, cacheScope: 'private' } }
  })
  expect(modern.headers['mcp-session-id']).toBeUndefined()
  expect((await send(url, { headers: session, body: rpc(2, 'ping') })).status).toBe(200)
  const versioned = { ...headers, 'mcp-protocol-version': revision }
  expect((await send(url, { method: 'GET', headers: versioned })).status).toBe(400)
  expect((await send(url, { method: 'DELETE', headers: versioned })).status).toBe(400)
  expect((await send(url, { method: 'DELETE', headers: session })).status).toBe(200)
})

test('resources and prompts are those of the sessions, and a missing one is told by its URI', async () => {
  const { url, token } = await startApp()
  const client = await connectModernClient(url, token())
  expect((await client.listResources()).resources.map(({ uri }) => uri)).toContain('info://server')
  expect((await client.listResourceTemplates()).resourceTemplates).not.toEqual([])
  const { contents } = await client.readResource({ uri: 'info://server' })
  expect(JSON.stringify(contents)).toContain('Tester')
  await expect(client.readResource({ uri: 'info://nobody' })).rejects.toMatchObject({
    code: -32602,
    data: { uri: 'info://nobody' }
  })
  const { prompts } = await client.listPrompts()
  expect(prompts.map(({ name }) => name)).toContain('write_spl')
  const { messages } = await client.getPrompt({
    name: 'write_spl',
    arguments: { question: 'How many logins?' }
  })
  expect(JSON.stringify(messages)).toContain('How many logins?')
})

test('progress arrives on the response of the call that asked for it, and none elsewhere', async () => {
  const counting = defineTool({
    ...{ name: 'count', title: 'Count', description: 'Counts.', access: 'open', toolset: 'server' },
    input: z.object({}),
    output: z.object({}),
    call: async (_args, context) => {
      context.progress(1, 2, 'one')
      context.progress(2, 2, 'two')
      await context.notify('notifications/message', { level: 'info', data: 'counted' })
      return {}
    }
  })
  const { url, token } = await startApp({ tools: [counting] })
  const client = await connectModernClient(url, token())
  const told: unknown[] = []
  await client.callTool({ name: 'count' }, { onprogress: ({ message }) => told.push(message) })
  expect(told).toEqual(['one', 'two'])
  const quiet = modernRequest('tools/call', { name: 'count' })
  expect((await send(url, quiet)).text).not.toContain('notifications/')
  const level = { 'io.modelcontextprotocol/logLevel': 'info' }
  const chatty = await send(url, modernRequest('tools/call', { name: 'count' }, level))
  expect(chatty.headers['content-type']).toBe('text/event-stream')
  expect(chatty.text).toContain('"data":"counted"')
})

test('a client that closes the response ends the call', async () => {
  let aborted = 0
  const { app, url, token } = await startApp({ tools: [endless(() => (aborted += 1))] })
  const client = await connectModernClient(url, token())
  const leaving = new AbortController()
  const call = client.callTool({ name: 'endless' }, { signal: leaving.signal })
  await expect
    .poll(async () => (await app.inspector.recent()).map(({ status }) => status))
    .toEqual(['running'])
  leaving.abort()
  await expect(call).rejects.toThrow()
  await expect.poll(() => aborted).toBe(1)
  expect(await app.inspector.recent()).toMatchObject([
    { status: 'cancelled', error: 'The client closed the connection.' }
  ])
})

test('on a Splunk: completion, a search, and its end when the client closes the response', async () => {
  const { app, splunkd } = await demoTools()
  const { state } = app.endpoint
  if (state.kind !== 'listening') throw new Error('The endpoint does not listen.')
  const { token } = app.clients.create({
    name: 'Modern',
    defaultProfileId: null,
    allowedProfileIds: null
  })
  const client = await connectModernClient(state.url, token)
  const { completion } = await client.complete({
    ref: { type: 'ref/resource', uri: 'splunk-docs://spl/{command}' },
    argument: { name: 'command', value: 'stat' }
  })
  expect(completion.values[0]).toBe('stats')
  const search = (query: string, signal?: AbortSignal) =>
    client.callTool(
      { name: 'run_splunk_search', arguments: { query, earliest_time: '-7d' } },
      signal === undefined ? {} : { signal }
    )
  expect(await search('index=web | stats count')).toMatchObject({
    structuredContent: { total: 1 },
    _meta: { 'switchboard/profile': 'Demo' }
  })
  const running = async () =>
    jobsSchema
      .parse((await splunkd('/services/search/jobs?count=0')).body)
      .entry.filter(({ content }) => content.label.startsWith('Switchboard') && !content.isDone)
      .length
  const leaving = new AbortController()
  const call = search(
    'index=* OR index=_* | sort 0 _raw | eventstats count by host | sort 0 - _raw',
    leaving.signal
  )
  await expect.poll(running, { timeout: 15_000, interval: 1 }).toBe(1)
  leaving.abort()
  await expect(call).rejects.toThrow()
  await expect.poll(running, { timeout: 15_000 }).toBe(0)
  await expect.poll(async () => (await app.inspector.recent())[0]?.status).toBe('cancelled')
})

test.each(['auto', 'legacy'] as const)(
  'a tool that asks gets the answers in mode %s, one round after the other',
  async (mode) => {
    const { app, url, token } = await startApp({ tools: [greeter] })
    const client = await connectModernClient(url, token(), {
      mode,
      capabilities: { elicitation: {} }
    })
    const asked: string[] = []
    client.setRequestHandler('elicitation/create', ({ params }) => {
      asked.push(params.message)
      const content = params.message.includes('name') ? { name: 'Ada' } : { colour: 'green' }
      return { action: 'accept', content }
    })
    expect(await client.callTool({ name: 'greet' })).toMatchObject({
      structuredContent: { text: 'Ada likes green' }
    })
    expect(asked).toEqual(['Which name?', 'Which colour?'])
    expect((await app.inspector.recent()).map(({ status }) => status)).not.toContain('error')
  }
)

test('answers count for the call alone that asked, and only as long as nobody changes them', async () => {
  const { url, token } = await startApp({ tools: [greeter, echo] })
  const capable = { 'io.modelcontextprotocol/clientCapabilities': { elicitation: {} } }
  const post = (params: Readonly<Record<string, unknown>>) => {
    const { headers, body } = modernRequest('tools/call', params, capable)
    return send(url, { headers: { ...headers, ...bearer(token(String(Math.random()))) }, body })
  }
  const first = await post({ name: 'greet' })
  const { result } = z
    .object({
      result: z.object({
        resultType: z.literal('input_required'),
        requestState: z.string(),
        inputRequests: z.record(z.string(), z.unknown())
      })
    })
    .parse(first.json)
  expect(Object.keys(result.inputRequests)).toHaveLength(1)
  const refusal = { error: { code: -32602 } }
  // The client of the first round is another one than that of the second.
  expect((await post({ name: 'greet', requestState: result.requestState })).json).toMatchObject(
    refusal
  )
  expect(
    (await post({ name: 'greet', requestState: `${result.requestState}x` })).json
  ).toMatchObject(refusal)
})

test('a client that cannot be asked is told what it lacks', async () => {
  const { app, url } = await startApp({ tools: [greeter] })
  expect(await send(url, modernRequest('tools/call', { name: 'greet' }))).toMatchObject({
    status: 400,
    json: { id: 7, error: { code: -32021, data: { requiredCapabilities: { elicitation: {} } } } }
  })
  expect(await app.inspector.recent()).toMatchObject([{ status: 'error' }])
})
