import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { Caller } from '../caller.ts'
import { told } from '../told.ts'
import { quantile, type Report } from './report.ts'

const readySchema = z.object({ port: z.number(), token: z.string() })
const perSecond = 1000
const connections = 8
// Two programs that are the same differ by some percent for as long as they run, and what else the
// computer does differs from second to second: several of each, in many rounds.
const sets = 3
/**
 * ms for which each is called as fast as it answers, first. V8 compiles in threads of its own: on a computer of
 * few cores a call in the first 50,000 often waits for those, whatever else goes on.
 */
const warmUp = 7000
/** Not counted. */
const firstRounds = 1
const rounds = 14
/** ms. Long enough for what a program gathers, and for a collection of garbage. */
const slice = 700
/** ms of a slice, which are not counted: a program begins again after the others. */
const leadIn = 100
const most = 1.1

interface Captured {
  readonly child: ChildProcess
  readonly callers: readonly Caller[]
}

async function start(capture: 'on' | 'paused'): Promise<Captured> {
  const child = fork(join(import.meta.dirname, 'captured-server.ts'), [capture])
  const ready = await told(child, readySchema)
  const open = Array.from({ length: connections }, () => Caller.open(ready))
  return { child, callers: await Promise.all(open) }
}

const kinds = ['on', 'paused', 'again'] as const

/** A slice of each program, one after the other. */
interface Round {
  /** ms that the hypervisor took meanwhile. */
  readonly stolen: number
  /** What each call took, in ms. */
  readonly took: Readonly<Record<(typeof kinds)[number], readonly number[]>>
}

/**
 * 1,000 calls a second, offered in turn to a program that records and to two that do not: how these differ
 * from each other is what the computer adds. Where it is shared, those rounds count in which no more of it was
 * taken than in the quietest quarter; of their quantiles the median.
 */
export async function captureCost(report: Report): Promise<void> {
  report.title(
    `Calls at ${perSecond} a second, with capture and without, ${sets} times three programs`
  )
  const all: Round[] = []
  for (let set = 0; set < sets; set += 1) all.push(...(await measured()))
  const taken = all.map((round) => round.stolen).toSorted((one, other) => one - other)
  const mostTaken = taken[Math.ceil(all.length / 4)] ?? 0
  const quiet = all.filter((round) => round.stolen <= mostTaken)
  report.number('taken by the hypervisor, of a round at most', mostTaken, 'ms')
  report.number('rounds that count', quiet.length, '')
  for (const share of [0.5, 0.99]) {
    const name = `p${share * 100}`
    const of = (...which: readonly (keyof Round['took'])[]) => {
      const slices = quiet.flatMap(({ took }) => which.map((kind) => quantile(took[kind], share)))
      return quantile(slices, 0.5)
    }
    const on = of('on')
    const without = of('paused', 'again')
    report.number(`${name} with capture`, on, 'ms')
    report.number(`${name} without`, without, 'ms')
    report.number(`${name} without, one to the other`, of('paused') / of('again'), 'times')
    report.number(`${name} with capture to without`, on / without, 'times', most)
  }
}

async function measured(): Promise<readonly Round[]> {
  const programs: Record<keyof Round['took'], Captured> = {
    on: await start('on'),
    paused: await start('paused'),
    again: await start('paused')
  }
  const done: Round[] = []
  try {
    for (const kind of kinds) await warm(programs[kind].callers)
    for (let round = 0; round < firstRounds + rounds; round += 1) {
      const before = stolen()
      const took: Record<keyof Round['took'], readonly number[]> = { on: [], paused: [], again: [] }
      for (const kind of round % 2 === 0 ? kinds : kinds.toReversed()) {
        took[kind] = await offer(programs[kind].callers)
      }
      if (round >= firstRounds) done.push({ stolen: stolen() - before, took })
    }
  } finally {
    for (const { child, callers } of Object.values(programs)) {
      for (const caller of callers) caller.close()
      child.kill('SIGKILL')
    }
  }
  return done
}

async function warm(callers: readonly Caller[]): Promise<void> {
  const until = performance.now() + warmUp
  await Promise.all(callers.map((caller) => caller.call(until, [])))
}

async function offer(callers: readonly Caller[]): Promise<readonly number[]> {
  const took: number[] = []
  const began = performance.now()
  const every = (1000 * callers.length) / perSecond
  await Promise.all(
    callers.map(async (caller, place) => {
      const first = began + (place * every) / callers.length
      for (let call = 0; call * every < slice; call += 1) {
        const ahead = first + call * every - performance.now()
        if (ahead > 0) await wait(ahead)
        const ms = await caller.callOnce()
        if (call * every >= leadIn) took.push(ms)
      }
    })
  )
  return took
}

/** ms in which a hypervisor ran something else, of all cores; 0 where there is none, or it is not told. */
function stolen(): number {
  try {
    const [, , , , , , , , ticks = '0'] = readFileSync('/proc/stat', 'utf8').split(/\s+/)
    return Number(ticks) * 10
  } catch {
    return 0
  }
}
