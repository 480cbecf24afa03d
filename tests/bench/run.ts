// npm run bench: our endpoint, the SDK with express and nothing else, and a bare echo, side by side.
// Medians of interleaved rounds, so that what else the machine does hits all three alike.
import { execFile, fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'

const run = promisify(execFile)
const readySchema = z.object({ port: z.number(), token: z.string() })
const measuredSchema = z.object({ perSecond: z.number(), p50: z.number(), p99: z.number() })
type Measured = z.infer<typeof measuredSchema>

const short = process.argv.includes('--short')
const rounds = short ? 3 : 5
const milliseconds = short ? 700 : 3000
const kinds = ['ours', 'sdk', 'echo'] as const
const names = { ours: 'Switchboard', sdk: 'SDK + express', echo: 'bare node:http echo' }

interface Started {
  readonly child: ChildProcess
  readonly port: number
  readonly token: string
}

function start(kind: string): Promise<Started> {
  const child = fork(join(import.meta.dirname, 'server.ts'), [kind])
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve({ child, ...readySchema.parse(message) }))
    child.once('exit', (code) => reject(new Error(`The server ${kind} ended with ${code}.`)))
  })
}

async function measure({ port, token }: Started, connections: number): Promise<Measured> {
  const { stdout } = await run(process.execPath, [
    join(import.meta.dirname, 'load.ts'),
    String(port),
    token,
    String(connections),
    String(milliseconds)
  ])
  return measuredSchema.parse(JSON.parse(stdout))
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN

const print = (line: string) => process.stdout.write(`${line}\n`)

const servers = new Map<string, Started>()
for (const kind of kinds) servers.set(kind, await start(kind))
let slower = false
try {
  for (const connections of [1, 8]) {
    const measured = new Map<string, Measured[]>(kinds.map((kind) => [kind, []]))
    for (let round = 0; round <= rounds; round += 1) {
      for (const kind of kinds) {
        const server = servers.get(kind)
        if (server === undefined) continue
        const result = await measure(server, connections)
        // The first round only warms up.
        if (round > 0) measured.get(kind)?.push(result)
      }
    }
    print(`\n${connections} connection${connections === 1 ? '' : 's'}, ${rounds} rounds`)
    print('server                calls/s    p50 ms    p99 ms')
    const medians = new Map<string, Measured>()
    for (const kind of kinds) {
      const list = measured.get(kind) ?? []
      const of = (key: keyof Measured) => median(list.map((one) => one[key]))
      const result = { perSecond: of('perSecond'), p50: of('p50'), p99: of('p99') }
      medians.set(kind, result)
      const cells = [result.perSecond.toFixed(0), result.p50.toFixed(3), result.p99.toFixed(3)]
      print(names[kind].padEnd(20) + cells.map((cell) => cell.padStart(10)).join(''))
    }
    const [our, their] = [medians.get('ours'), medians.get('sdk')]
    if (our === undefined || their === undefined) continue
    const p50 = our.p50 / their.p50
    const p99 = our.p99 / their.p99
    print(
      `Switchboard to SDK + express: p50 x ${p50.toFixed(2)}, p99 x ${p99.toFixed(2)} (at most 1.10)`
    )
    slower ||= p50 > 1.1 || p99 > 1.1
  }
} finally {
  for (const { child } of servers.values()) child.kill()
}
if (slower) print('\nSlower than the design allows.')
process.exitCode = slower && !short ? 1 : 0
