import { ToolListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { handshakePath } from '../../../main/connect/handshake-file.ts'
import { Endpoint } from '../../../main/connect/stdio/endpoint.ts'
import { Forwarder } from '../../../main/connect/stdio/forwarder.ts'
import { readHandshake } from '../../../main/connect/stdio/handshake.ts'
import { targetOf } from '../../../main/connect/stdio/target.ts'
import { MemoryStore } from '../../../main/settings/store.ts'
import { echo } from '../../support/fixture-tools.ts'
import { initialize, rpc } from '../../support/raw-http.ts'
import { startApp, temporaryFolder } from '../../support/running-app.ts'
import { stdioClient } from '../../support/stdio-client.ts'

/** A forwarder that waits a tenth of a second for the app, and what its client has read. */
function impatient(env: Readonly<Record<string, string>>) {
  const read: unknown[] = []
  const forwarder = new Forwarder(new Endpoint(targetOf(env), 100), (line) => {
    read.push(JSON.parse(line))
    return Promise.resolve()
  })
  onTestFinished(() => forwarder.end())
  const say = (message: object) => forwarder.forward(JSON.stringify(message))
  return { say, read }
}

const notRunning = 'Switchboard for Splunk is not running: start it, then try again.'
const changed = (name: string) => ({
  jsonrpc: '2.0',
  method: `notifications/${name}/list_changed`
})

test('greets a client while the app does not run, says so, and gives it the session later', async () => {
  const dataDir = temporaryFolder()
  const { say, read } = impatient({ SWITCHBOARD_HANDSHAKE: handshakePath(dataDir) })
  await say(initialize(1, '2025-06-18'))
  await say({ jsonrpc: '2.0', method: 'notifications/initialized' })
  await say(rpc(2, 'tools/list'))
  await say(rpc(3, 'tools/call', { name: 'echo', arguments: {} }))
  expect(read).toMatchObject([
    {
      id: 1,
      result: {
        protocolVersion: '2025-06-18',
        instructions: expect.stringContaining('is not running') as string
      }
    },
    { method: 'notifications/message', params: { level: 'warning', data: notRunning } },
    { id: 2, result: { tools: [] } },
    { id: 3, error: { code: -32000, message: notRunning } }
  ])
  const { app } = await startApp({ tools: [echo], dataDir })
  await vi.waitFor(
    () => {
      expect(read).toContainEqual(changed('tools'))
      expect(read).toContainEqual(changed('prompts'))
      expect(read).toContainEqual(changed('resources'))
    },
    { timeout: 8000 }
  )
  await say(rpc(4, 'tools/call', { name: 'echo', arguments: { text: 'hello' } }))
  expect(read.at(-1)).toMatchObject({ id: 4, result: { structuredContent: { text: 'hello' } } })
  expect(app.sessions.list()).toHaveLength(1)
})

test('says at once that the app has gone, and that it waits', async () => {
  const { app, dataDir } = await startApp({ tools: [echo] })
  const { say, read } = impatient({ SWITCHBOARD_HANDSHAKE: handshakePath(dataDir) })
  await say(initialize())
  await say({ jsonrpc: '2.0', method: 'notifications/initialized' })
  await app.stop()
  await say(rpc(2, 'tools/list'))
  expect(read.slice(1)).toMatchObject([
    {
      method: 'notifications/message',
      params: { data: expect.stringContaining('Waiting') as string }
    },
    { id: 2, error: { message: notRunning } }
  ])
})

test('finds the app on another port', async () => {
  const store = new MemoryStore()
  const dataDir = temporaryFolder()
  const first = await startApp({ tools: [echo], store, dataDir })
  const { client, transport } = stdioClient({
    SWITCHBOARD_HANDSHAKE: handshakePath(dataDir),
    SWITCHBOARD_TOKEN: first.token()
  })
  await client.connect(transport)
  await first.app.stop()
  const other = createServer().listen(Number(new URL(first.url).port), '127.0.0.1')
  onTestFinished(() => void other.close())
  const second = await startApp({ tools: [echo], store, dataDir })
  expect(second.url).not.toBe(first.url)
  const answer = await client.callTool({ name: 'echo', arguments: { text: 'hello' } })
  expect(answer).toMatchObject({ structuredContent: { text: 'hello' } })
})

test('gives the token to nobody who sits on the port while the app does not run', async () => {
  const heard = vi.fn()
  const stranger = createServer((_req, res) => {
    heard()
    res.end()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => stranger.once('listening', resolve))
  onTestFinished(() => void stranger.close())
  const { port } = stranger.address() as AddressInfo
  const file = handshakePath(temporaryFolder())
  const env = {
    SWITCHBOARD_URL: `http://127.0.0.1:${port}/mcp`,
    SWITCHBOARD_HANDSHAKE: file,
    SWITCHBOARD_TOKEN: 'seeded-secret-token'
  }
  // Killed, the app leaves its word behind; no process has an id as large as this.
  const killed = { running: { port, pid: 2 ** 30 }, start: null }
  for (const content of [killed, { running: null, start: null }, 'garbage', null]) {
    if (content !== null) writeFileSync(file, JSON.stringify(content), { mode: 0o600 })
    const { say, read } = impatient(env)
    await say(rpc(1, 'tools/call', { name: 'echo' }))
    expect(read).toMatchObject([{ id: 1, error: { code: -32000 } }])
  }
  expect(heard).not.toHaveBeenCalled()
})

const headless = join(import.meta.dirname, '../../../main/headless/index.ts')

test(
  'starts the app where that is allowed, and tells it nothing',
  { timeout: 60_000 },
  async () => {
    const dataDir = temporaryFolder()
    const file = handshakePath(dataDir)
    const args = [headless, '--headless', '--port', '0', '--data-dir', dataDir]
    const start = { command: process.execPath, args }
    writeFileSync(file, JSON.stringify({ running: null, start }), { mode: 0o600 })
    const { client, transport } = stdioClient({
      SWITCHBOARD_HANDSHAKE: file,
      SWITCHBOARD_PROFILE: 'demo',
      SWITCHBOARD_START: 'true'
    })
    const tools = vi.fn()
    client.setNotificationHandler(ToolListChangedNotificationSchema, tools)
    await client.connect(transport)
    const { running } = readHandshake(file)
    const pid = running?.pid ?? 0
    onTestFinished(async () => {
      process.kill(pid, 'SIGTERM')
      await vi.waitFor(() => {
        expect(existsSync(join(dataDir, 'running.json'))).toBe(false)
      })
    })
    expect(client.getServerVersion()).toMatchObject({ name: 'switchboard-for-splunk' })
    expect((await client.listTools()).tools.length).toBeGreaterThan(0)
    if (process.platform === 'linux') {
      expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toContain('SWITCHBOARD_')
      expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')).toEqual([
        process.execPath,
        ...args,
        ''
      ])
    }
  }
)

test('says so when the app cannot be started, and starts nothing without permission', async () => {
  const dataDir = temporaryFolder()
  const file = handshakePath(dataDir)
  const command = join(dataDir, 'gone')
  const start = { command, args: [] }
  writeFileSync(file, JSON.stringify({ running: null, start }), { mode: 0o600 })
  const permitted = impatient({ SWITCHBOARD_HANDSHAKE: file, SWITCHBOARD_START: '1' })
  await permitted.say(rpc(1, 'tools/call', { name: 'echo' }))
  expect(permitted.read).toMatchObject([
    { error: { message: expect.stringContaining('could not be started') as string } }
  ])
  const forbidden = impatient({ SWITCHBOARD_HANDSHAKE: file, SWITCHBOARD_START: 'false' })
  await forbidden.say(rpc(1, 'tools/call', { name: 'echo' }))
  expect(forbidden.read).toMatchObject([{ error: { message: notRunning } }])
})
