import {
  CreateMessageRequestSchema,
  ElicitRequestSchema,
  ToolListChangedNotificationSchema
} from '@modelcontextprotocol/sdk/types.js'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { Endpoint } from '../../../main/connect/stdio/endpoint.ts'
import { Forwarder } from '../../../main/connect/stdio/forwarder.ts'
import { targetOf } from '../../../main/connect/stdio/target.ts'
import { fixtureTools } from '../../conformance/fixture-tools.ts'
import { addProfile } from '../../support/fixture-profile.ts'
import { echo } from '../../support/fixture-tools.ts'
import { startApp } from '../../support/running-app.ts'
import { stdioClient } from '../../support/stdio-client.ts'

async function connected(capabilities = {}) {
  const running = await startApp({ tools: [echo, ...fixtureTools] })
  const env = { SWITCHBOARD_URL: running.url, SWITCHBOARD_TOKEN: running.token() }
  const stdio = stdioClient(env)
  stdio.client.registerCapabilities(capabilities)
  await stdio.client.connect(stdio.transport)
  return { ...running, ...stdio }
}

test("passes the server's requests on, and the client's answers back", async () => {
  const { client } = await connected({ elicitation: {}, sampling: {} })
  client.setRequestHandler(ElicitRequestSchema, ({ params }) => ({
    action: 'accept',
    content: { username: params.message, email: 'a@example.com' }
  }))
  client.setRequestHandler(CreateMessageRequestSchema, () => ({
    role: 'assistant',
    model: 'scripted',
    content: { type: 'text', text: 'sampled words' }
  }))
  const elicited = await client.callTool({
    name: 'test_elicitation',
    arguments: { message: 'who are you' }
  })
  expect(JSON.stringify(elicited)).toContain('who are you')
  const sampled = await client.callTool({ name: 'test_sampling', arguments: { prompt: 'go' } })
  expect(JSON.stringify(sampled)).toContain('sampled words')
})

test('passes progress and what belongs to no request on', async () => {
  const { app, client } = await connected()
  const changed = vi.fn()
  client.setNotificationHandler(ToolListChangedNotificationSchema, changed)
  const steps: number[] = []
  await client.callTool({ name: 'test_tool_with_progress', arguments: {} }, undefined, {
    onprogress: ({ progress }) => steps.push(progress)
  })
  expect(steps).toEqual([0, 50, 100])
  const [session] = app.sessions.list()
  await vi.waitFor(() => {
    expect(app.sessions.get(session?.id ?? '')?.connected).toBe(true)
  })
  await app.assign(session?.id ?? '', (await addProfile(app, 'prod')).id)
  await vi.waitFor(() => {
    expect(changed).toHaveBeenCalled()
  })
})

test('opens its session again when the event stream tells that it is gone', async () => {
  const { app } = await connected()
  const [first] = app.sessions.list()
  app.sessions.end(first?.id ?? '')
  await vi.waitFor(
    () => {
      expect(app.sessions.list().map(({ id }) => id)).toEqual([
        expect.not.stringMatching(first?.id ?? '')
      ])
    },
    { timeout: 8000 }
  )
})

// Windows has no signals that a program could hear.
const signals = process.platform === 'win32' ? [] : (['SIGTERM', 'SIGINT'] as const)

test.each(signals)('ends its session at %s', async (signal) => {
  const { app, transport } = await connected()
  expect(app.sessions.list()).toHaveLength(1)
  process.kill(transport.pid ?? 0, signal)
  await vi.waitFor(() => {
    expect(app.sessions.list()).toEqual([])
  })
})

test('sends a client that asks for revisions without sessions to initialize', async () => {
  const lines: unknown[] = []
  const { url } = await startApp({ tools: [echo] })
  const forwarder = new Forwarder(new Endpoint(targetOf({ SWITCHBOARD_URL: url })), (line) => {
    lines.push(JSON.parse(line))
    return Promise.resolve()
  })
  await forwarder.forward('{"jsonrpc":"2.0","id":1,"method":"server/discover","params":{}}')
  expect(lines).toMatchObject([{ id: 1, error: { code: -32601 } }])
})

test('reads no faster than the client does', async () => {
  const event = `data: {"jsonrpc":"2.0","method":"notifications/message","params":{"data":"${'x'.repeat(65536)}"}}\n\n`
  const events = 1000
  let isWritten = false
  const server = createServer((req, res) => {
    req.resume()
    res.writeHead(200, { 'content-type': 'text/event-stream' })
    void (async () => {
      for (let sent = 0; sent < events; sent += 1) {
        if (!res.write(event)) await new Promise((resolve) => res.once('drain', resolve))
      }
      res.end('data: {"jsonrpc":"2.0","id":1,"result":{}}\n\n')
      isWritten = true
    })()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const target = targetOf({ SWITCHBOARD_URL: `http://127.0.0.1:${port}/mcp` })
  let read: () => void = () => undefined
  const reading = new Promise<void>((resolve) => (read = resolve))
  let lines = 0
  const forwarder = new Forwarder(new Endpoint(target), async () => {
    lines += 1
    await reading
  })
  const forwarded = forwarder.forward('{"jsonrpc":"2.0","id":1,"method":"ping"}')
  await vi.waitFor(() => {
    expect(lines).toBe(1)
  })
  // 64 MB on loopback take a fraction of this where nothing holds them back.
  await wait(1000)
  expect([lines, isWritten]).toEqual([1, false])
  read()
  await forwarded
  expect(lines).toBe(events + 1)
})
