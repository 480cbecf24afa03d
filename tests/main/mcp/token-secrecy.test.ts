import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { tools } from '../../../main/mcp/tools/index.ts'
import { type Store } from '../../../main/settings/store.ts'
import { answer } from '../../../main/window/answer.ts'
import { followApp } from '../../../main/window/follow-app.ts'
import { makeHandlers } from '../../../main/window/handlers.ts'
import type { Door } from '../../../main/window/views.ts'
import { echo } from '../../support/fixture-tools.ts'
import { addProfile } from '../../support/fixture-profile.ts'
import { modernRequest } from '../../support/modern-client.ts'
import { jsonHeaders, rpc, send } from '../../support/raw-http.ts'
import { bearer, call, opened } from '../../support/raw-session.ts'
import { startApp, temporaryFolder } from '../../support/running-app.ts'

/** Everything that was ever stored. */
class WatchedStore implements Store {
  readonly #values = new Map<string, unknown>()
  readonly written: string[] = []

  get(key: string): unknown {
    return this.#values.get(key)
  }

  set(key: string, value: unknown): void {
    this.#values.set(key, structuredClone(value))
    this.written.push(JSON.stringify({ key, value }))
  }
}

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'))
    .join('\n')

async function startWatched() {
  const store = new WatchedStore()
  const dataDir = temporaryFolder()
  const { app, url } = await startApp({ store, dataDir, tools: [...tools, echo] })
  const told: string[] = []
  const send = (name: string, value: unknown) => void told.push(JSON.stringify({ name, value }))
  const door: Door = { kind: 'headless', dataDir, stdioProgram: () => Promise.resolve('// stdio') }
  const handlers = makeHandlers(app, door, send)
  onTestFinished(followApp(app, door, send))
  const ask = async (name: string, ...args: readonly unknown[]) =>
    JSON.stringify(await answer(handlers, name, args))
  /** All that the window can ask for and was told. */
  const window = async () => {
    const names = ['app.state', 'profiles', 'clients', 'sessions', 'mappings', 'inspector.state']
    const asked = names.map((name) => ask(name.includes('.') ? name : `${name}.list`))
    const calls = (await app.inspector.recent()).map(({ id }) => ask('inspector.call', id))
    return [...(await Promise.all([...asked, ...calls])), ...told].join('\n')
  }
  return { app, url, store, dataDir, window }
}

test('a token is in no record, no file, no setting, nothing that the window sees, and no error', async () => {
  const { app, url, store, dataDir, window } = await startWatched()
  const { id } = await addProfile(app, 'prod')
  app.settings.save({ defaultProfileId: id })
  const made = app.clients.create({ name: 'Own', defaultProfileId: null, allowedProfileIds: null })
  const { client, token } = made
  const session = await opened(url, { ...bearer(token), 'x-session-id': 'chat' })
  // A client that does not take care says its token everywhere.
  await call(url, session, `my token is ${token}`)
  const careless = { code: token, note: `Authorization: Bearer ${token}` }
  const clientInfo = { name: token, version: token }
  const params = { protocolVersion: '2025-11-25', capabilities: { code: token }, clientInfo }
  const handshake = rpc(1, 'initialize', params)
  const modern = modernRequest(
    'tools/list',
    {},
    { 'io.modelcontextprotocol/clientInfo': clientInfo }
  )
  const ask = (method: string, params: object) =>
    send(url, { headers: session, body: rpc(2, method, params) })
  const answers = await Promise.all([
    ask('tools/call', { name: 'user_agent_info', arguments: careless }),
    ask('tools/call', { name: 'me', arguments: careless }),
    ask('tools/call', { name: 'list_fields', arguments: careless }),
    ask('resources/read', { uri: 'info://server' }),
    ask('completion/complete', {
      ref: { type: 'ref/prompt', name: 'investigate_host' },
      argument: { name: 'host', value: token }
    }),
    send(new URL(`/${token}`, url).href, { headers: session, body: rpc(2, 'ping') }),
    send(url, { headers: { ...session, 'x-session-id': token }, body: rpc(2, 'ping') }),
    send(url, { headers: { ...session, 'x-splunk-profile': 'gone' }, body: rpc(2, 'tools/list') }),
    send(url, { headers: { ...jsonHeaders, 'x-session-id': token }, body: rpc(2, 'ping') }),
    send(url, {
      headers: { ...bearer(token), 'x-session-id': 'sets', 'x-mcp-toolsets': token },
      body: rpc(2, 'tools/list')
    }),
    ask('resources/subscribe', { uri: `splunk://config/${token}` }),
    send(url, { headers: bearer(token), body: handshake }),
    send(url, { headers: jsonHeaders, body: handshake }),
    send(url, { headers: { ...modern.headers, ...bearer(token) }, body: modern.body }),
    send(url, modern)
  ])
  const statuses = answers.map(({ status }) => status)
  expect(statuses.slice(0, 8)).toEqual([200, 200, 200, 200, 200, 404, 400, 200])
  expect(statuses.slice(8)).toEqual([400, 200, 200, 200, 200, 200, 200])
  const seen = [await window()]
  app.clients.setEnabled(client.id, false)
  answers.push(await call(url, session, 'off'))
  const renewed = app.clients.renew(client.id).token
  answers.push(await call(url, session, 'renewed'))
  app.clients.setEnabled(client.id, true)
  answers.push(await call(url, { ...session, ...bearer(renewed) }, 'back'))
  app.clients.revoke(client.id)
  answers.push(await call(url, { ...session, ...bearer(renewed) }, 'revoked'))
  expect(answers.slice(-4).map(({ status }) => status)).toEqual([401, 401, 200, 401])
  seen.push(await window())
  await app.stop()

  const places = {
    answers: answers.map(({ text }) => text).join('\n'),
    window: seen.join('\n'),
    settings: store.written.join('\n'),
    files: filesIn(dataDir)
  }
  // What is looked through holds what it should.
  expect(places.window).toContain('my token is [redacted]')
  expect(places.settings).toContain(client.tokenHash)
  expect(places.files).toContain(session['mcp-session-id'])
  for (const [place, text] of Object.entries(places)) {
    for (const secret of [token, renewed]) {
      expect.soft(text.includes(secret.slice('sbs_'.length)), `a token in ${place}`).toBe(false)
    }
  }
})
