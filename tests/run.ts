// npm test: runs the suites that can run on this machine and says what it left out, and why.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { aptLine, fetchElectron, has, installPackages } from './machine.ts'
import { suites, type Need, type Suite } from './suites.ts'

const root = resolve(import.meta.dirname, '..')
const countsSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number()
})

interface Outcome {
  readonly name: string
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly note: string
}

const { values: options } = parseArgs({
  options: {
    'with-system-packages': { type: 'boolean', default: false },
    /** Writes {passed, failed, skipped} to this file. */
    report: { type: 'string' }
  }
})

const names: Readonly<Record<Need, string>> = {
  build: 'the build',
  chromium: 'Chromium',
  keyring: 'a keyring',
  display: 'a display (Xvfb)',
  electron: "Electron's runtime",
  clients: 'the real clients'
}

const print = (text: string) => process.stdout.write(`${text}\n`)

/** The command in front of vitest that gives the suite its keyring and its display. */
function around({ needs }: Suite): readonly string[] {
  if (process.platform !== 'linux') return []
  const keyring = needs.includes('keyring') || (needs.includes('electron') && has('keyring'))
  return [
    ...(keyring ? [join(root, 'tests/support/with-keyring')] : []),
    ...(needs.includes('display') ? ['xvfb-run', '-a'] : [])
  ]
}

function runSuite(suite: Suite, folder: string): Outcome {
  const report = join(folder, `${suite.name}.json`)
  const command = [
    ...around(suite),
    process.execPath,
    join(root, 'node_modules/vitest/vitest.mjs'),
    ...['run', '--config', 'tests/vitest.config.ts', '--project', suite.name],
    ...[
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`
    ],
    ...(suite.oneAtATime ? ['--no-file-parallelism'] : [])
  ]
  // The developer's own keyring is none of the tests' business.
  const env = { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/dev/null' }
  const [program = '', ...args] = command
  const began = Date.now()
  const { status } = spawnSync(program, args, { cwd: root, env, stdio: 'inherit' })
  const seconds = `${((Date.now() - began) / 1000).toFixed(1)} s`
  const counts = countsOf(report)
  const crashed = status !== 0 && counts.failed === 0
  return {
    ...counts,
    name: suite.name,
    // A file that does not load, or leaves something open, fails without a failed test.
    failed: crashed ? 1 : counts.failed,
    note: crashed ? `${seconds}, failed outside of its tests` : seconds
  }
}

function countsOf(report: string): Pick<Outcome, 'passed' | 'failed' | 'skipped'> {
  try {
    const counts = countsSchema.parse(JSON.parse(readFileSync(report, 'utf8')))
    return {
      passed: counts.numPassedTests,
      failed: counts.numFailedTests,
      skipped: counts.numPendingTests
    }
  } catch {
    return { passed: 0, failed: 0, skipped: 0 }
  }
}

// The program builds what is missing or old before it does anything.
function build(): boolean {
  const command = [join(root, 'main/start.ts'), '--version']
  return spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' }).status === 0
}

function printTable(outcomes: readonly Outcome[]): void {
  print('\nsuite        passed  failed  skipped')
  for (const { name, passed, failed, skipped, note } of outcomes) {
    const numbers = [passed, failed, skipped].map((count) => String(count).padStart(8)).join('')
    print(`${name.padEnd(11)}${numbers}   ${note}`)
  }
}

function printLeftOut(missing: readonly Need[]): void {
  if (missing.length === 0) return
  const apt = aptLine(missing)
  if (apt !== null) print(`\nTo run what was left out, as root: ${apt}`)
  if (missing.includes('clients')) {
    print('\nTo run the real clients, which take a gigabyte: npm ci --prefix tests/clients')
  }
  if (missing.includes('electron')) {
    print(
      "\nElectron's runtime is missing. Name the folder of an unpacked one in ELECTRON_OVERRIDE_DIST_PATH."
    )
  }
}

if (options['with-system-packages']) {
  installPackages()
  fetchElectron()
}
const missing = new Set<Need>()
const runnable: Suite[] = []
const outcomes: Outcome[] = []
for (const suite of suites) {
  const lacks = suite.needs.filter((need) => !has(need))
  for (const need of lacks) missing.add(need)
  if (lacks.length === 0) runnable.push(suite)
  else {
    const note = `left out: needs ${lacks.map((need) => names[need]).join(' and ')}`
    outcomes.push({ name: suite.name, passed: 0, failed: 0, skipped: 1, note })
  }
}
const built = !runnable.some(({ needs }) => needs.includes('build')) || build()
const folder = mkdtempSync(join(tmpdir(), 'switchboard-tests-'))
try {
  for (const [place, suite] of runnable.entries()) {
    print(`\nSuite ${suite.name}, ${place + 1} of ${runnable.length}`)
    if (built || !suite.needs.includes('build')) outcomes.push(runSuite(suite, folder))
    else {
      const note = 'the build failed'
      outcomes.push({ name: suite.name, passed: 0, failed: 1, skipped: 0, note })
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
printTable(outcomes)
printLeftOut([...missing])
const sum = (key: 'passed' | 'failed' | 'skipped') =>
  outcomes.reduce((total, outcome) => total + outcome[key], 0)
const totals = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
if (options.report !== undefined) writeFileSync(options.report, JSON.stringify(totals))
print(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1
