import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { historyAccount } from '../../../main/history-place.ts'
import { Database } from '../../../main/inspector/history/database.ts'
import { tools } from '../../../main/mcp/tools/index.ts'
import { MemorySecrets } from '../../../main/secrets/memory.ts'
import { followApp } from '../../../main/window/follow-app.ts'
import { makeHandlers } from '../../../main/window/handlers.ts'
import { leaking, plantedIn, plantedSecrets, plantSecrets } from '../../support/planted-secrets.ts'
import { startApp } from '../../support/running-app.ts'

const everything = {
  filter: '',
  order: 'time',
  descending: true,
  bySession: false,
  protocol: true,
  source: null
} as const

/** As a keychain would keep them, so that the history is a file. */
class KeptSecrets extends MemorySecrets {
  override readonly state = { kind: 'keychain', reason: null } as const
}

async function planted(secrets = new MemorySecrets()) {
  const running = await startApp({ tools: [...tools, leaking], secrets })
  const { app, url, dataDir } = running
  const told: unknown[] = []
  const door = { kind: 'headless', dataDir, stdioProgram: () => Promise.resolve('') } as const
  const send = (name: string, value: unknown) => void told.push([name, value])
  const handlers = makeHandlers(app, door, send)
  onTestFinished(followApp(app, door, send))
  await handlers['inspector.open']('view', everything)
  const more = await plantSecrets(app, url)
  return { ...running, told, handlers, more }
}

test(
  'none of the secrets that pass through is in what the history gives back',
  { timeout: 60_000 },
  async () => {
    const { app, handlers, more } = await planted()
    const calls = await app.inspector.recentCalls()
    expect(calls.length).toBeGreaterThan(12)
    const rows = await handlers['inspector.rows']('view', -200, 400)
    const results = await Promise.all(calls.map(async ({ id }) => handlers['inspector.result'](id)))
    const said = JSON.stringify([
      calls,
      await app.inspector.recentCalls('protocol'),
      await app.inspector.marks(),
      rows,
      results,
      await handlers['inspector.statistics'](everything, 10),
      await handlers['inspector.values'](everything, 'tool', '')
    ])
    expect(said).toContain('[redacted]')
    expect(plantedIn(said, more)).toEqual([])
    // What is no secret is still there: else nothing found would prove nothing.
    for (const kept of ['web-1', 'index=web', 'Which?', 'Peer refused', 'seen ']) {
      expect(said).toContain(kept)
    }
  }
)

test(
  'nor in what the window is told, nor in notices and what notifications say',
  { timeout: 60_000 },
  async () => {
    const { app, told, handlers, more } = await planted()
    await expect.poll(() => told.length).toBeGreaterThan(3)
    const asks = app.asks.list().map(({ client, tools: names }) => [client, names])
    const said = JSON.stringify([told, handlers['app.state'](), handlers['sessions.list'](), asks])
    // A client's token is told to the window once, when it is made, and these events are no answer to that.
    expect(plantedIn(said, more)).toEqual([])
  }
)

test(
  'nor in any file, while the program runs and when it has ended',
  { timeout: 60_000 },
  async () => {
    const { app, dataDir, more } = await planted()
    const files = () =>
      readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
        .map((name) => join(dataDir, name))
        .filter((path) => statSync(path).isFile())
    const inFiles = () =>
      files().flatMap((path) => plantedIn(readFileSync(path).toString('latin1'), more))
    expect(files().length).toBeGreaterThan(0)
    expect(inFiles()).toEqual([])
    await app.stop()
    expect(inFiles()).toEqual([])
  }
)

test(
  'nor in the file of the history, read with its key, which is unreadable without',
  { timeout: 60_000 },
  async () => {
    const secrets = new KeptSecrets()
    const { app, dataDir, more } = await planted(secrets)
    await app.stop()
    const path = join(dataDir, 'history.db')
    const raw = readFileSync(path).toString('latin1')
    expect(raw).not.toMatch(/SQLite format|index=web|redacted/)
    const database = new Database(path, (await secrets.get(historyAccount)) ?? null)
    onTestFinished(() => database.close())
    const tables = database.prepare("select name from sqlite_master where type = 'table'").all()
    const said = tables
      .flatMap(([name]) => database.prepare(`select * from "${String(name)}"`).all())
      .flatMap((row) => row.map((value) => textOf(value)))
      .join('\n')
    expect(said).toContain('index=web')
    expect(said).toContain('[redacted]')
    expect(plantedIn(said, more)).toEqual([])
  }
)

test('the words that look for secrets find them in each form', () => {
  const { profilePassword } = plantedSecrets
  expect(plantedIn(`a ${profilePassword} b`)).toEqual([profilePassword])
  expect(plantedIn(JSON.stringify({ profilePassword }))).toEqual([profilePassword])
  expect(plantedIn(encodeURIComponent(profilePassword))).toEqual([profilePassword])
  expect(plantedIn(Buffer.from(profilePassword).toString('base64'))).toEqual([profilePassword])
})

const textOf = (value: unknown): string =>
  value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)
