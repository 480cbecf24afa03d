import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test, vi } from 'vitest'
import { MemoryStore } from '../../../main/settings/store.ts'
import { echo, endless } from '../../support/fixture-tools.ts'
import { startApp } from '../../support/running-app.ts'
import { stdioClient } from '../../support/stdio-client.ts'

const seeded = 'seeded-secret-token'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

const hello = { name: 'echo', arguments: { text: 'hello' } }

test('forwards an SDK client: one session, tools listed, calls answered, ended at the end', async () => {
  const { app, url, token } = await startApp({ tools: [echo] })
  const { client, transport } = stdioClient({ SWITCHBOARD_URL: url, SWITCHBOARD_TOKEN: token() })
  await client.connect(transport)
  expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['echo'])
  const results = await Promise.all(Array.from({ length: 20 }, () => client.callTool(hello)))
  expect(results[19]).toMatchObject({ structuredContent: { text: 'hello' } })
  expect(app.sessions.list()).toHaveLength(1)
  await client.close()
  await vi.waitFor(() => {
    expect(app.sessions.list()).toEqual([])
  })
})

test('opens its session again when the endpoint has forgotten it, once for many calls', async () => {
  const { app, url, token } = await startApp({ tools: [echo] })
  const { client, transport } = stdioClient({ SWITCHBOARD_URL: url, SWITCHBOARD_TOKEN: token() })
  await client.connect(transport)
  for (const { id } of app.sessions.list()) app.sessions.end(id)
  const results = await Promise.all(Array.from({ length: 5 }, () => client.callTool(hello)))
  expect(results.map(({ structuredContent }) => structuredContent)).toEqual(
    Array.from({ length: 5 }, () => ({ text: 'hello' }))
  )
  expect(app.sessions.list()).toHaveLength(1)
})

test('waits for the app to start, and goes on after it was started anew', async () => {
  const port = await freePort()
  const store = new MemoryStore()
  const env = { SWITCHBOARD_URL: `http://127.0.0.1:${port}/mcp` }
  const { client, transport } = stdioClient(env)
  const connected = client.connect(transport)
  const first = await startApp({ tools: [echo], store, port })
  await connected
  expect(await client.callTool(hello)).toMatchObject({ structuredContent: { text: 'hello' } })
  await first.app.stop()
  const answer = client.callTool(hello)
  await startApp({ tools: [echo], store, port })
  expect(await answer).toMatchObject({ structuredContent: { text: 'hello' } })
})

test('passes a cancelled call on, so that it stops', async () => {
  const stopped = vi.fn()
  const started = vi.fn()
  const { url, token } = await startApp({ tools: [endless(stopped, started), echo] })
  const { client, transport } = stdioClient({ SWITCHBOARD_URL: url, SWITCHBOARD_TOKEN: token() })
  await client.connect(transport)
  const cancel = new AbortController()
  const call = client.callTool({ name: 'endless' }, undefined, { signal: cancel.signal })
  const refused = expect(call).rejects.toThrow()
  await vi.waitFor(() => {
    expect(started).toHaveBeenCalled()
  })
  cancel.abort()
  await refused
  await vi.waitFor(() => {
    expect(stopped).toHaveBeenCalledOnce()
  })
  expect(await client.callTool(hello)).toMatchObject({ structuredContent: { text: 'hello' } })
})

test("shows the endpoint's own words for a wrong token, and the token nowhere", async () => {
  const { url } = await startApp({ tools: [echo] })
  const { client, transport, stderr } = stdioClient({
    SWITCHBOARD_URL: url,
    SWITCHBOARD_TOKEN: seeded
  })
  const failure = await client.connect(transport).catch((error: unknown) => error)
  expect(failure).toMatchObject({
    code: -32000,
    message: expect.stringContaining('Switchboard for Splunk does not know this token') as string
  })
  expect(stderr() + String(failure)).not.toContain(seeded)
})

test('answers with what is wrong when it is set up wrongly', async () => {
  const { client, transport, stderr } = stdioClient({
    SWITCHBOARD_URL: 'http://evil.example/mcp',
    SWITCHBOARD_TOKEN: seeded
  })
  await expect(client.connect(transport)).rejects.toThrow('on this computer')
  expect(stderr()).not.toContain(seeded)
})
