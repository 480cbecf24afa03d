// npm run bench -- sessions: what sessions cost, beside the SDK used as its examples do, and whether
// thousands of them come through a server that is killed again and again. `--short` takes seconds, and
// fails only over what does not hang on the speed of the machine.
import { type IdleCost, idleSession, medianOf, newSession } from './costs.ts'
import { soak, type SoakPlan } from './soak.ts'

const short = process.argv.includes('--short')
const print = (line: string) => process.stdout.write(`${line}\n`)
const kib = (bytes: number) => `${(bytes / 1024).toFixed(1)} KiB`
const rounds = short ? 1 : 5
const plan: SoakPlan = short
  ? {
      sessions: 200,
      callsPerSecond: 100,
      changesPerSecond: 4,
      kills: 2,
      lifeMs: 2000,
      lastLifeMs: 6000
    }
  : {
      sessions: 1000,
      callsPerSecond: 200,
      changesPerSecond: 4,
      kills: 5,
      lifeMs: 60_000,
      lastLifeMs: 300_000
    }
const atLeastCheaper = 20
const mostIdle = 64 * 1024
const mostHeap = 1.1
const missed: string[] = []
const wants = (holds: boolean, what: string) => {
  if (!holds) missed.push(what)
}

const opened = {
  ours: [] as Awaited<ReturnType<typeof newSession>>[],
  naive: [] as Awaited<ReturnType<typeof newSession>>[]
}
const idle = { ours: [] as IdleCost[], naive: [] as IdleCost[] }
for (let round = 0; round < rounds; round += 1) {
  for (const kind of ['ours', 'naive'] as const) {
    opened[kind].push(await newSession(kind))
    // A naive one takes megabytes.
    idle[kind].push(await idleSession(kind, kind === 'ours' ? 1000 : 100))
  }
}
const fresh = {
  ours: medianOf(opened.ours, 'microseconds'),
  naive: medianOf(opened.naive, 'microseconds')
}
print(`\nA new session with all tools listed, in process, ${rounds} rounds`)
for (const [name, { microseconds, heapBytes, rssBytes }] of [
  ['Switchboard', fresh.ours],
  ['McpServer for each', fresh.naive]
] as const) {
  print(
    `${name.padEnd(20)}${microseconds.toFixed(0).padStart(8)} µs   heap ${kib(heapBytes).padStart(12)}   RSS ${kib(rssBytes).padStart(12)}`
  )
}
const cheaper = {
  time: fresh.naive.microseconds / fresh.ours.microseconds,
  heap: fresh.naive.heapBytes / fresh.ours.heapBytes
}
print(
  `cheaper by             ${cheaper.time.toFixed(0)} times     ${cheaper.heap.toFixed(0)} times`
)
wants(cheaper.time >= atLeastCheaper, `a new session ${atLeastCheaper} times cheaper in time`)
wants(cheaper.heap >= atLeastCheaper, `a new session ${atLeastCheaper} times cheaper in memory`)

print('\nAn idle session with its event stream, over HTTP')
for (const [name, costs] of [
  ['Switchboard', idle.ours],
  ['McpServer for each', idle.naive]
] as const) {
  const { heapBytes, rssBytes } = medianOf(costs, 'rssBytes')
  print(`${name.padEnd(20)}heap ${kib(heapBytes).padStart(12)}   RSS ${kib(rssBytes).padStart(12)}`)
}
wants(medianOf(idle.ours, 'rssBytes').rssBytes <= mostIdle, 'at most 64 KiB for an idle session')

const seconds = (plan.kills * plan.lifeMs + plan.lastLifeMs) / 1000
print(
  `\nSoak: ${plan.sessions} sessions with their streams, ${plan.callsPerSecond} calls a second, ${seconds} s, killed ${plan.kills} times`
)
const soaked = await soak(plan, print)
print(
  `${soaked.answered} calls answered, ${soaked.retried} requests sent again, ${soaked.reopened} sessions lost, ${soaked.wrong.length} wrong answers`
)
for (const wrong of soaked.wrong.slice(0, 10)) print(`  ${wrong}`)
print(
  `left behind: ${soaked.leakedSessions} sessions, ${soaked.leakedSockets} sockets; heap ${kib(soaked.heapBefore)} before, ${kib(soaked.heapAfter)} after`
)
const failed =
  soaked.wrong.length + soaked.reopened + soaked.leakedSessions + soaked.leakedSockets !== 0
if (failed) print('A call was lost, or something was left behind.')
wants(soaked.heapAfter <= soaked.heapBefore * mostHeap, 'the heap back to its start within 10 %')
if (missed.length > 0) print(`\nMissed: ${missed.join('; ')}.`)
process.exitCode = failed || (missed.length > 0 && !short) ? 1 : 0
