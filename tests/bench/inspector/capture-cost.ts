import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Caller } from '../caller.ts'
import { told } from '../told.ts'
import { Arrivals } from './arrivals.ts'
import { quantile, type Report } from './report.ts'

const readySchema = z.object({ port: z.number(), token: z.string() })
const capturesSchema = z.object({ captures: z.enum(['on', 'paused']) })
const perSecond = 1000
const connections = 8
// Two starts of a program differ by some percent for as long as they run, so each is compared with itself;
// and what a start does differently from others should not count, so there are some.
const starts = 5
/**
 * ms for which it is called as fast as it answers, first, as often with capture as without. V8 compiles in threads
 * of its own: on a computer of few cores a call in the first 50,000 often waits for those, whatever else goes on;
 * and it compiles anew what it has seen one way only.
 */
const warmUp = 1000
const warmUps = 8
/** Not counted. */
const firstRounds = 1
/** Each slice comes twice in each place of a round. */
const rounds = 6
/** ms. Long enough for some of the writes that a program gathers, and for collections of garbage. */
const slice = 2500
/** ms of a slice, which are not counted: the program does for a while what the slice before left to it. */
const leadIn = 500
const most = 1.1

const kinds = ['on', 'paused', 'again'] as const
type Kind = (typeof kinds)[number]
const withoutIt = ['paused', 'again'] as const

/** A slice of each kind, one after the other, in an order that changes with each round. */
interface Round {
  /** ms that the hypervisor took meanwhile. */
  readonly stolen: number
  /** What each call took since it arrived, in ms. */
  readonly took: Readonly<Record<Kind, readonly number[]>>
}

/**
 * 1,000 calls a second, offered to a program that records and pauses in turn, compared within each round, since
 * starts and minutes differ by more than what is looked for; how the pauses differ from each other is what the
 * computer adds. Where it is shared, those rounds count in which no more of it was taken than in the quietest
 * quarter.
 */
export async function captureCost(report: Report): Promise<void> {
  report.title(`Calls at ${perSecond} a second, with capture and without, in ${starts} starts`)
  const all: Round[] = []
  const arrivals = new Arrivals()
  try {
    for (let start = 1; start <= starts; start += 1) {
      const done = await measured(arrivals)
      for (const share of [0.5, 0.99]) {
        const cost = ratio(done, share, 'on', withoutIt)
        report.number(`start ${start}, p${share * 100} with capture to without`, cost, 'times')
      }
      all.push(...done)
    }
  } finally {
    arrivals.end()
  }
  const taken = all.map(({ stolen }) => stolen).toSorted((one, other) => one - other)
  const mostTaken = taken[Math.ceil(all.length / 4)] ?? 0
  const quiet = all.filter(({ stolen }) => stolen <= mostTaken)
  report.number('rounds that count', quiet.length, `of ${all.length}`)
  report.number('taken by the hypervisor, of a round', mostTaken, 'ms')
  for (const share of [0.5, 0.99]) {
    const name = `p${share * 100}`
    report.number(`${name} with capture`, typical(quiet, share, ['on']), 'ms')
    report.number(`${name} without`, typical(quiet, share, withoutIt), 'ms')
    const noise = ratio(quiet, share, 'paused', ['again'])
    report.number(`${name} without, one to the other`, noise, 'times')
    const cost = ratio(quiet, share, 'on', withoutIt)
    report.number(`${name} with capture to without`, cost, 'times', most)
  }
}

/** Of the quantiles of some slices the median. */
function typical(all: readonly Round[], share: number, which: readonly Kind[]): number {
  return quantile(
    all.flatMap(({ took }) => which.map((kind) => quantile(took[kind], share))),
    0.5
  )
}

/** Of what a quantile is of those that it is compared to, round by round, the median. */
function ratio(all: readonly Round[], share: number, kind: Kind, to: readonly Kind[]): number {
  const ratios = all.map((round) => mean(round, share, [kind]) / mean(round, share, to))
  return quantile(ratios, 0.5)
}

const mean = ({ took }: Round, share: number, which: readonly Kind[]): number =>
  which.reduce((sum, kind) => sum + quantile(took[kind], share), 0) / which.length

/** The rounds of one start. */
async function measured(arrivals: Arrivals): Promise<readonly Round[]> {
  const child = fork(join(import.meta.dirname, 'captured-server.ts'))
  const callers: Caller[] = []
  const done: Round[] = []
  try {
    const ready = await told(child, readySchema)
    while (callers.length < connections) callers.push(await Caller.open(ready))
    for (let turn = 0; turn < warmUps; turn += 1) {
      await capture(child, turn % 2 === 0 ? 'on' : 'paused')
      const until = performance.now() + warmUp
      await Promise.all(callers.map((caller) => caller.call(until, [])))
    }
    for (let round = 0; round < firstRounds + rounds; round += 1) {
      const before = stolen()
      const took: Record<Kind, readonly number[]> = { on: [], paused: [], again: [] }
      for (const kind of inTurn(round)) {
        await capture(child, kind === 'on' ? 'on' : 'paused')
        // The same calls for each of a round.
        took[kind] = await offer(arrivals, callers, round + 1)
      }
      if (round >= firstRounds) done.push({ stolen: stolen() - before, took })
    }
  } finally {
    for (const caller of callers) caller.close()
    child.kill('SIGKILL')
  }
  return done
}

/** The kinds from another one on in each round. */
const inTurn = (round: number): readonly Kind[] =>
  kinds.map((_, place) => kinds[(place + round) % kinds.length] ?? 'on')

async function capture(child: ChildProcess, captures: 'on' | 'paused'): Promise<void> {
  const answer = told(child, capturesSchema)
  child.send(captures)
  await answer
}

async function offer(
  arrivals: Arrivals,
  callers: readonly Caller[],
  seed: number
): Promise<readonly number[]> {
  const took: number[] = []
  const counted = performance.now() + leadIn
  let next = 0
  const busy = callers.map(() => Promise.resolve())
  await arrivals.offer({ ms: slice, perSecond, seed }, () => {
    const place = next % callers.length
    next += 1
    const arrived = performance.now()
    const call = async () => {
      await callers[place]?.callOnce()
      if (arrived >= counted) took.push(performance.now() - arrived)
    }
    busy[place] = (busy[place] ?? Promise.resolve()).then(call)
  })
  await Promise.all(busy)
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
