// npm run conformance:splunk: the tests that ship in the npm package splunk-sdk, against our demo Splunk
// over HTTPS. All 171 REST tests and 48 local ones must pass; what is left out is listed and counted.
import { createRequire } from 'node:module'
import { startDemoSplunk } from '../../../main/demo/demo-splunk.ts'
import suites from './suites.json' with { type: 'json' }

// Neither package has types; these are the parts of them that are used here.
interface Suite {
  readonly title: string
  readonly suites: readonly Suite[]
  total(): number
  emit(event: 'pre-require', globals: unknown, file: null, mocha: Mocha): void
}
interface Counts {
  readonly passes: number
  readonly failures: number
}
interface Mocha {
  readonly suite: Suite
  run(done: (failures: number) => void): { readonly stats: Counts }
}
interface Interface {
  readonly describe: (title: string, define: () => void) => void
  readonly before: (hook: () => Promise<unknown>) => void
}
interface Service {
  login(): Promise<unknown>
}
interface Part {
  setup(service: Service, loggedOut: Service): void
}

const restTests = 171
const localTests = 48
// One test runs 20 large searches at once, which takes its time where little else can run.
const timeout = 120_000

// A file of the suite runs itself when the path of what requires it contains "mocha": no folder above
// this file may be called so.
const load = createRequire(import.meta.url)
const Mocha = load('mocha') as new (options: object) => Mocha
const sdk = load('splunk-sdk') as {
  readonly Service: new (at: object) => Service
  readonly Logger: { setLevel(level: string): void }
}
const print = (text: string) => process.stdout.write(`${text}\n`)

/** A run of these files of the package; nothing is run yet. */
function mochaOf(files: readonly string[], service: Service, loggedOut: Service): Mocha {
  const mocha = new Mocha({ reporter: 'dot', timeout })
  mocha.suite.emit('pre-require', globalThis, null, mocha)
  const { describe, before } = globalThis as unknown as Interface
  before(() => service.login())
  for (const file of files) {
    const part = load(`splunk-sdk/tests/${file}`) as Part
    describe(file, () => part.setup(service, loggedOut))
  }
  // One of the files asks for all that the SDK can log.
  sdk.Logger.setLevel('NONE')
  return mocha
}

/** How many tests of each file there are, one line each; `wrong` are those that differ from the list. */
function counted(mocha: Mocha, expected: Readonly<Record<string, number>>) {
  const counts = mocha.suite.suites.map((suite) => [suite.title, suite.total()] as const)
  return {
    lines: counts.map(([file, count]) => `${String(count).padStart(5)} ${file}`),
    total: counts.reduce((sum, [, count]) => sum + count, 0),
    wrong: counts.filter(([file, count]) => count !== expected[file]).map(([file]) => file)
  }
}

const demo = await startDemoSplunk({ port: 0 })
try {
  const { port, username, password } = demo
  // Without a version the SDK takes itself for one of 2011 and signs in without output_mode.
  const at = { scheme: 'https', host: '127.0.0.1', port, username, password, version: '10.6' }
  const service = new sdk.Service(at)
  const loggedOut = new sdk.Service({ ...at, password: `${password}wrong` })
  // One of the files reads them from the command line.
  process.argv.push('--username', username, '--password', password)
  const files = (list: object) => mochaOf(Object.keys(list), service, loggedOut)
  const leftOut = counted(files(suites.leftOut), suites.leftOut)
  const wanted = { ...suites.rest, ...suites.local }
  const gate = files(wanted)
  const tests = counted(gate, wanted)

  const { passes, failures } = await new Promise<Counts>((resolve) => {
    const runner = gate.run(() => resolve(runner.stats))
  })
  const missing = restTests + localTests - passes
  print(`tests of each file:\n${tests.lines.join('\n')}`)
  print(`left out, and counted as skipped:\n${leftOut.lines.join('\n')}`)
  for (const file of [...tests.wrong, ...leftOut.wrong]) {
    print(`${file} has another number of tests than suites.json says.`)
  }
  const failed = Math.max(failures, missing, 0) + tests.wrong.length + leftOut.wrong.length
  print(`\n${passes} passed, ${failed} failed, ${leftOut.total} skipped`)
  process.exitCode = failed === 0 && passes === restTests + localTests ? 0 : 1
} finally {
  await demo.stop()
}
// The SDK keeps its connections and timers.
process.exit()
