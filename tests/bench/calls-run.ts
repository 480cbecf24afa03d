// Our endpoint, the SDK with express and nothing else, and a bare echo, side by side in one run. `--short`
// only shows that it runs: it never fails over what it measured.
import { measureCalls } from './calls.ts'
import { BenchServer, kinds } from './servers.ts'

const short = process.argv.includes('--short')
const plan = { rounds: short ? 3 : 5, slices: short ? 2 : 10, sliceMs: 300 }
const names = { ours: 'Switchboard', sdk: 'SDK + express', echo: 'bare node:http echo' }
const most = 1.1

const print = (line: string) => process.stdout.write(`${line}\n`)
const row = (name: string, cells: readonly string[]) =>
  print(name.padEnd(20) + cells.map((cell) => cell.padStart(10)).join(''))

const servers = await Promise.all(kinds.map((kind) => BenchServer.start(kind)))
let slower = false
try {
  for (const connections of [1, 8]) {
    const measured = await measureCalls(servers, { ...plan, connections })
    print(`\n${connections} connection${connections === 1 ? '' : 's'}, ${plan.rounds} rounds`)
    row('server', ['calls/s', 'p50 ms', 'p99 ms', 'CPU µs'])
    for (const kind of kinds) {
      const { perSecond, p50, p99, cpu } = measured[kind]
      row(names[kind], [perSecond.toFixed(0), p50.toFixed(3), p99.toFixed(3), cpu.toFixed(0)])
    }
    const { ours, sdk } = measured
    const [p50, p99, cpu] = [ours.p50 / sdk.p50, ours.p99 / sdk.p99, ours.cpu / sdk.cpu]
    row('Switchboard to SDK', ['', ...[p50, p99, cpu].map((ratio) => `x ${ratio.toFixed(2)}`)])
    slower ||= p50 > most || p99 > most
  }
} finally {
  for (const server of servers) server.stop()
}
if (slower) print(`\nSlower than the design allows: p50 and p99 at most x ${most.toFixed(2)}.`)
process.exitCode = slower && !short ? 1 : 0
