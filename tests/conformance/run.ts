// npm run conformance: the official suite against our endpoint, with the fixtures that it expects.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createApp } from '../../main/app.ts'
import { MemorySecrets } from '../../main/secrets/memory.ts'
import { MemoryStore } from '../../main/settings/store.ts'
import { fixturePrompts, fixtureResources } from './fixture-surface.ts'
import { fixtureTools } from './fixture-tools.ts'

/** Runs the suite and gives its counts, as it prints them. */
async function runSuite(port: number): Promise<{ passed: number; failed: number }> {
  const suite = resolve('node_modules/@modelcontextprotocol/conformance/dist/index.js')
  const url = `http://localhost:${port}/mcp`
  const child = spawn(
    process.execPath,
    [suite, 'server', '--url', url, '--requirements', '2025-11-25'],
    {
      stdio: ['ignore', 'pipe', 'inherit']
    }
  )
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk
    process.stdout.write(chunk)
  })
  const code = await new Promise<number | null>((done) => child.once('close', done))
  const total = /(\d+) passed, (\d+) failed/g
  const last = [...output.matchAll(total)].at(-1)
  if (last === undefined) throw new Error(`The suite ended with ${code} and told no counts.`)
  return {
    passed: Number(last[1]),
    failed: code === 0 ? Number(last[2]) : Math.max(1, Number(last[2]))
  }
}

const dataDir = mkdtempSync(join(tmpdir(), 'switchboard-conformance-'))
const store = new MemoryStore()
store.set('profiles', [])
const app = await createApp({
  version: '0.0.0-conformance',
  store,
  secrets: new MemorySecrets(),
  dataDir,
  port: 0,
  tools: fixtureTools,
  resources: fixtureResources,
  prompts: fixturePrompts
})
try {
  await app.start()
  if (app.endpoint.state.kind !== 'listening') throw new Error('The endpoint does not listen.')
  const { passed, failed } = await runSuite(app.endpoint.state.port)
  const enough = passed >= 80 && failed === 0
  process.stdout.write(`conformance 2025-11-25: ${passed} passed, ${failed} failed, 0 skipped\n`)
  process.exitCode = enough ? 0 : 1
} finally {
  await app.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
