import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { startDemoSplunk } from '../../main/demo/demo-splunk.ts'
import { askDemo } from '../support/demo-tools.ts'
import { temporaryFolder } from '../support/running-app.ts'
import { connectSdkClient } from '../support/sdk-client.ts'
import { type Ready, startProgram } from '../support/started-program.ts'

const slow = { query: 'index=* OR index=_* | stats count by _raw', earliest_time: '0' }
const jobsSchema = z.object({
  entry: z.array(z.object({ content: z.object({ sid: z.string(), label: z.string() }) }))
})

/** Asks what the window would ask. */
async function windowOf({ windowUrl }: Ready) {
  const { origin, hash } = new URL(windowUrl ?? '')
  const post = async (path: string, body: unknown, headers: object = {}) => {
    const own = { origin, 'content-type': 'application/json', ...headers }
    const answer = await fetch(`${origin}${path}`, {
      method: 'POST',
      headers: own,
      body: JSON.stringify(body)
    })
    return (await answer.json()) as unknown
  }
  const code = new URLSearchParams(hash.slice(1)).get('code')
  const { key } = z.object({ key: z.string() }).parse(await post('/api/key', { code }))
  return (name: string, ...args: readonly unknown[]) =>
    post('/api/request', { name, args }, { authorization: `Bearer ${key}` })
}

test(
  'a search that a killed program left running is cancelled once the next one can sign in, and one that was to be read later is not',
  { timeout: 90_000 },
  async () => {
    const demo = await startDemoSplunk({ port: 0 })
    onTestFinished(() => demo.stop())
    const running = async (tool: string) => {
      const { body } = await askDemo(demo, '/services/search/jobs?count=0')
      const { entry } = jobsSchema.parse(body)
      return entry.filter(({ content }) => content.label.includes(`: ${tool} for`)).length
    }
    const dataDir = temporaryFolder()
    const draft = {
      id: 'prod-id',
      name: 'Prod',
      slug: 'prod',
      colour: 0,
      production: false,
      address: { scheme: 'https', host: '127.0.0.1', port: demo.port, basePath: '' },
      signIn: { kind: 'password', username: demo.username },
      tls: { kind: 'pin', sha256: demo.certificateSha256 },
      defaultApp: null
    }
    const profile = { ...draft, policy: {}, origin: 'user' }
    writeFileSync(join(dataDir, 'config.json'), JSON.stringify({ profiles: [profile] }))
    const start = async () => {
      const program = await startProgram([
        ...['--headless', '--port', '0', '--data-dir', dataDir, '--client', 'E2E']
      ])
      const { mcpUrl, clientToken } = program.ready
      if (mcpUrl === null || clientToken === undefined) throw new Error('Not ready.')
      const headers = { authorization: `Bearer ${clientToken}`, 'x-splunk-profile': 'prod' }
      return { ...program, client: await connectSdkClient(mcpUrl, headers) }
    }
    // Without a keychain the password is in memory only, and has to be entered after each start.
    const enterPassword = async (ready: Ready) => {
      const ask = await windowOf(ready)
      const saved = await ask('profiles.save', { ...draft, secret: demo.password })
      expect(saved).toMatchObject({ ok: true })
    }

    const before = await start()
    await enterPassword(before.ready)
    await before.client.callTool({ name: 'start_search', arguments: slow })
    void before.client
      .callTool({ name: 'run_splunk_search', arguments: slow })
      .catch(() => undefined)
    await expect.poll(() => running('run_splunk_search'), { timeout: 20_000 }).toBe(1)
    const path = join(dataDir, 'searches.jsonl')
    await expect.poll(() => readFileSync(path, 'utf8')).toContain('"profileId":"prod-id"')
    process.kill(before.ready.pid, 'SIGKILL')
    await before.stop()
    expect(readFileSync(path, 'utf8')).not.toContain(demo.password)

    const after = await start()
    expect(await running('run_splunk_search')).toBe(1)
    await enterPassword(after.ready)
    const me = await after.client.callTool({ name: 'me', arguments: {} })
    expect(me.structuredContent).toMatchObject({ username: demo.username })
    await expect.poll(() => running('run_splunk_search'), { timeout: 20_000 }).toBe(0)
    expect(await running('start_search')).toBe(1)
  }
)
