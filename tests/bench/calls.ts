import { Caller } from './caller.ts'
import type { BenchServer, Kind } from './servers.ts'

export interface Measured {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  /** Microseconds of the server's CPU for a call, which other load on the machine disturbs least. */
  readonly cpu: number
}

export interface Plan {
  readonly connections: number
  readonly rounds: number
  /** Each server gets this many slices of a round, in turn, so that other load hits them alike. */
  readonly slices: number
  readonly sliceMs: number
}

/** Calls the servers side by side; medians of the rounds. A round before them only warms up. */
export async function measureCalls(
  servers: readonly BenchServer[],
  plan: Plan
): Promise<Readonly<Record<Kind, Measured>>> {
  const callers = new Map<BenchServer, readonly Caller[]>()
  for (const server of servers) {
    const open = Array.from({ length: plan.connections }, () => Caller.open(server))
    callers.set(server, await Promise.all(open))
  }
  const rounds: Readonly<Record<Kind, Measured>>[] = []
  for (let round = 0; round <= plan.rounds; round += 1) {
    const measured = await measureRound(callers, plan)
    if (round > 0) rounds.push(measured)
  }
  for (const caller of [...callers.values()].flat()) caller.close()
  const of = (kind: Kind): Measured => {
    const middle = (key: keyof Measured) => median(rounds.map((round) => round[kind][key]))
    return {
      perSecond: middle('perSecond'),
      p50: middle('p50'),
      p99: middle('p99'),
      cpu: middle('cpu')
    }
  }
  return { ours: of('ours'), sdk: of('sdk'), echo: of('echo') }
}

async function measureRound(
  callers: ReadonlyMap<BenchServer, readonly Caller[]>,
  { slices, sliceMs }: Plan
): Promise<Readonly<Record<Kind, Measured>>> {
  const empty = () => ({ took: new Array<number>(), ms: 0, cpu: 0 })
  const sums = { ours: empty(), sdk: empty(), echo: empty() }
  for (let slice = 0; slice < slices; slice += 1) {
    for (const [server, connected] of callers) {
      const sum = sums[server.kind]
      const cpu = await server.cpu()
      const started = performance.now()
      await Promise.all(connected.map((caller) => caller.call(started + sliceMs, sum.took)))
      sum.ms += performance.now() - started
      sum.cpu += (await server.cpu()) - cpu
    }
  }
  const of = (kind: Kind): Measured => {
    const { took, ms, cpu } = sums[kind]
    took.sort((one, other) => one - other)
    const at = (share: number) => took[Math.floor(took.length * share)] ?? NaN
    const perSecond = (took.length / ms) * 1000
    return { perSecond, p50: at(0.5), p99: at(0.99), cpu: cpu / took.length }
  }
  return { ours: of('ours'), sdk: of('sdk'), echo: of('echo') }
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN
}
