import { type ChildProcess, fork } from 'node:child_process'
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
// computer does differs from second to second: some of each, in many short slices.
const sets = 4
const warmUps = 4
const slices = 12
const sliceMs = 500
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

type Took = Record<(typeof kinds)[number], number[]>
const kinds = ['on', 'paused', 'again'] as const

/**
 * 1,000 calls a second, offered in turn to a program that records and to two that do not: how these differ
 * from each other is what the computer adds.
 */
export async function captureCost(report: Report): Promise<void> {
  report.title(
    `Calls at ${perSecond} a second, with capture and without, ${sets} times three programs`
  )
  const took: Took = { on: [], paused: [], again: [] }
  for (let set = 0; set < sets; set += 1) await measure(took)
  for (const share of [0.5, 0.99]) {
    const name = `p${share * 100}`
    const on = quantile(took.on, share)
    const without = quantile([...took.paused, ...took.again], share)
    report.number(`${name} with capture`, on, 'ms')
    report.number(`${name} without`, without, 'ms')
    const halves = quantile(took.paused, share) / quantile(took.again, share)
    report.number(`${name} without, one half to the other`, halves, 'times')
    report.number(`${name} with capture to without`, on / without, 'times', most)
  }
}

async function measure(took: Took): Promise<void> {
  const programs: Record<keyof Took, Captured> = {
    on: await start('on'),
    paused: await start('paused'),
    again: await start('paused')
  }
  try {
    for (let slice = 0; slice < warmUps + slices; slice += 1) {
      for (const kind of slice % 2 === 0 ? kinds : kinds.toReversed()) {
        await offer(programs[kind].callers, slice < warmUps ? [] : took[kind])
      }
    }
  } finally {
    for (const { child, callers } of Object.values(programs)) {
      for (const caller of callers) caller.close()
      child.kill('SIGKILL')
    }
  }
}

async function offer(callers: readonly Caller[], took: number[]): Promise<void> {
  const began = performance.now()
  const every = (1000 * callers.length) / perSecond
  await Promise.all(
    callers.map(async (caller, place) => {
      const first = began + (place * every) / callers.length
      for (let call = 0; call * every < sliceMs; call += 1) {
        const ahead = first + call * every - performance.now()
        if (ahead > 0) await wait(ahead)
        took.push(await caller.callOnce())
      }
    })
  )
}
