// npm run conformance [-- 2026-07-28]: what a protocol revision requires, by the official suite, against our
// endpoint. First with the fixtures that it expects, given to createApp; then the scenarios that hold for
// any server, against the program as a user starts it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { createApp } from '../../main/app.ts'
import { MemorySecrets } from '../../main/secrets/memory.ts'
import { MemoryStore } from '../../main/settings/store.ts'
import { buildHistoryThread, historyThread } from '../support/built-history-thread.ts'
import { askingTools } from './asking-tools.ts'
import { fixturePrompts, fixtureResources } from './fixture-surface.ts'
import { fixtureTools } from './fixture-tools.ts'

interface Counts {
  readonly passed: number
  readonly failed: number
  /** Scenarios that the revision does not require and that are not served, each with the reason printed. */
  readonly skipped: number
}

// Why the suite does not count some scenarios of a revision, and why they are not served here.
const notRequired: Readonly<Record<string, string>> = {
  extension: 'an optional extension, and this server does not declare it',
  pending:
    'not required yet, and no tool of this server takes arguments from headers (x-mcp-header)'
}

interface Requirements {
  readonly universal: readonly string[]
  /** So many checks pass with fixtures; fewer mean that the suite did not look. */
  readonly least: number
}

const revisions: Readonly<Record<string, Requirements>> = {
  '2025-11-25': {
    universal: [
      'server-initialize',
      'ping',
      'tools-list',
      'server-sse-multiple-streams',
      'dns-rebinding-protection',
      'server-session-lifecycle'
    ],
    least: 80
  },
  '2026-07-28': {
    universal: [
      'tools-list',
      'server-sse-multiple-streams',
      'dns-rebinding-protection',
      'caching',
      'sep-2164-resource-not-found',
      'input-required-result-unsupported-methods',
      'http-header-validation'
    ],
    least: 145
  }
}
const revision = process.argv[2] ?? '2025-11-25'
const requirements = revisions[revision]
if (requirements === undefined) {
  throw new Error(`${revision} is none of ${Object.keys(revisions).join(', ')}.`)
}
const { universal, least } = requirements
const root = resolve(import.meta.dirname, '../..')
const print = (text: string) => process.stdout.write(`${text}\n`)

/** Runs the suite and gives its counts. An end that they do not explain counts as a failure. */
async function runSuite(port: number, args: readonly string[]): Promise<Counts> {
  const suite = join(root, 'node_modules/@modelcontextprotocol/conformance/dist/index.js')
  // By name, since the suite wants to see that a name other than localhost is refused.
  const url = `http://localhost:${port}/mcp`
  const child = spawn(process.execPath, [suite, 'server', '--url', url, ...args], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk
    process.stdout.write(chunk)
  })
  const [code] = z
    .tuple([z.number().nullable()])
    .rest(z.unknown())
    .parse(await once(child, 'close'))
  // A whole set ends with the first form, a single scenario with the second.
  const told = [
    ...output.matchAll(/Total: (\d+) passed, (\d+) failed|Passed: (\d+)\/\d+, (\d+) failed/g)
  ].at(-1)
  const notServed = [...output.matchAll(/^ {2}✗ (\S+) \((\S+)\)$/gm)].map(
    ([, name = '', why = '']) => {
      print(`skipped ${name}: ${notRequired[why] ?? why}`)
      return Number(new RegExp(`^✗ ${name}: \\d+ passed, (\\d+) failed$`, 'm').exec(output)?.[1])
    }
  )
  const counts = {
    passed: Number(told?.[1] ?? told?.[3]),
    failed: Number(told?.[2] ?? told?.[4]) - notServed.reduce((sum, failed) => sum + failed, 0),
    skipped: notServed.length
  }
  if (Number.isNaN(counts.passed + counts.failed)) return { passed: 0, failed: 1, skipped: 0 }
  return code === 0 && counts.passed > 0
    ? counts
    : { ...counts, failed: Math.max(1, counts.failed) }
}

async function withFixtures(dataDir: string): Promise<Counts> {
  const removeThread = await buildHistoryThread()
  const store = new MemoryStore()
  store.set('profiles', [])
  const app = await createApp({
    version: '0.0.0-conformance',
    store,
    secrets: new MemorySecrets(),
    dataDir,
    port: 0,
    historyThread: historyThread(),
    tools: [...fixtureTools, ...askingTools],
    resources: fixtureResources,
    prompts: fixturePrompts
  })
  try {
    await app.start()
    if (app.endpoint.state.kind !== 'listening') throw new Error('The endpoint does not listen.')
    return await runSuite(app.endpoint.state.port, ['--requirements', revision])
  } finally {
    await app.stop()
    await removeThread()
  }
}

async function asStarted(dataDir: string): Promise<Counts> {
  const args = [
    'main/start.ts',
    '--headless',
    '--demo',
    '--json',
    '--port',
    '0',
    '--data-dir',
    dataDir
  ]
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const [line] = z.tuple([z.string()]).parse(await once(createInterface(child.stdout), 'line'))
    const { mcpUrl } = z.object({ mcpUrl: z.string() }).parse(JSON.parse(line))
    let total: Counts = { passed: 0, failed: 0, skipped: 0 }
    for (const scenario of universal) {
      const { passed, failed, skipped } = await runSuite(Number(new URL(mcpUrl).port), [
        '--spec-version',
        revision,
        '--scenario',
        scenario
      ])
      total = {
        passed: total.passed + passed,
        failed: total.failed + failed,
        skipped: total.skipped + skipped
      }
    }
    return total
  } finally {
    child.kill()
    await once(child, 'exit')
  }
}

const folder = mkdtempSync(join(tmpdir(), 'switchboard-conformance-'))
try {
  const fixtures = await withFixtures(join(folder, 'fixtures'))
  const started = await asStarted(join(folder, 'started'))
  print(
    `\nwith fixtures: ${fixtures.passed} passed, ${fixtures.failed} failed (at least ${least} pass)`
  )
  print(`as started: ${started.passed} passed, ${started.failed} failed`)
  const failed = fixtures.failed + started.failed + (fixtures.passed < least ? 1 : 0)
  const skipped = fixtures.skipped + started.skipped
  print(`${fixtures.passed + started.passed} passed, ${failed} failed, ${skipped} skipped`)
  process.exitCode = failed === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
