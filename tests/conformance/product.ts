import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { runSuite, type Counts } from './suite.ts'

const readySchema = z.object({ mcpUrl: z.string() })

// What every server must pass, whatever its tools are.
const scenarios = [
  'server-initialize',
  'ping',
  'tools-list',
  'server-sse-multiple-streams',
  'dns-rebinding-protection',
  'server-session-lifecycle'
]

/** The universal scenarios against the program as a user starts it, with its own tools. */
export async function runAgainstProduct(): Promise<Counts> {
  const dataDir = mkdtempSync(join(tmpdir(), 'switchboard-conformance-'))
  const options = ['--headless', '--json', '--port', '0', '--data-dir', dataDir]
  const child = spawn(process.execPath, ['main/start.ts', ...options], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const ended = once(child, 'exit')
  try {
    const line = await Promise.race([
      once(createInterface({ input: child.stdout }), 'line').then(([text]) => String(text)),
      ended.then(([code]) => {
        throw new Error(`The program ended with ${String(code)} before it was ready.`)
      })
    ])
    const port = Number(new URL(readySchema.parse(JSON.parse(line)).mcpUrl).port)
    let [passed, failed] = [0, 0]
    for (const scenario of scenarios) {
      const counts = await runSuite(port, [
        ...['--spec-version', '2025-11-25'],
        ...['--scenario', scenario]
      ])
      passed += counts.passed
      failed += counts.failed
    }
    return { passed, failed }
  } finally {
    child.kill()
    await ended.catch(() => undefined)
    rmSync(dataDir, { recursive: true, force: true })
  }
}
