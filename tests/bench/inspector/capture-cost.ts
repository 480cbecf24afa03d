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
// Many short ones: what else the computer does for a moment spoils one of them, not the median.
const rounds = 15
const warmUps = 3
const slices = 2
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

/** 1,000 calls a second, offered to a program that records and to one that does not, in turn. */
export async function captureCost(report: Report): Promise<void> {
  const on = await start('on')
  const paused = await start('paused')
  const ratios: { p50: number; p99: number }[] = []
  const measured: { on: number[]; paused: number[] } = { on: [], paused: [] }
  try {
    for (let round = 0; round < warmUps + rounds; round += 1) {
      const took = { on: new Array<number>(), paused: new Array<number>() }
      for (let slice = 0; slice < slices; slice += 1) {
        await offer(on.callers, took.on)
        await offer(paused.callers, took.paused)
      }
      if (round < warmUps) continue
      const ratio = (share: number) => quantile(took.on, share) / quantile(took.paused, share)
      ratios.push({ p50: ratio(0.5), p99: ratio(0.99) })
      measured.on.push(...took.on)
      measured.paused.push(...took.paused)
    }
  } finally {
    for (const { child, callers } of [on, paused]) {
      for (const caller of callers) caller.close()
      child.kill('SIGKILL')
    }
  }
  report.title(`Calls at ${perSecond} a second, ${rounds} rounds, with capture and without`)
  for (const share of [0.5, 0.99]) {
    const name = `p${share * 100}`
    report.number(`${name} with capture`, quantile(measured.on, share), 'ms')
    report.number(`${name} without`, quantile(measured.paused, share), 'ms')
  }
  report.number(
    'p50, median of the rounds',
    quantile(
      ratios.map(({ p50 }) => p50),
      0.5
    ),
    'times',
    most
  )
  report.number(
    'p99, median of the rounds',
    quantile(
      ratios.map(({ p99 }) => p99),
      0.5
    ),
    'times',
    most
  )
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
