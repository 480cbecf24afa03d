// What sessions cost in process, each kind in a process of its own: node --expose-gc cost.ts ours|naive.
// A session is opened, and its client lists all tools. Tells microseconds and bytes for one.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memory } from './memory.ts'
import { naiveSession } from './naive-session.ts'
import { ourSessions } from './our-sessions.ts'

const isOurs = process.argv[2] === 'ours'
// A naive one takes a tenth of a second, and more than a megabyte.
const [warmUp, count] = isOurs ? [200, 1000] : [20, 100]

const folder = mkdtempSync(join(tmpdir(), 'switchboard-cost-'))
const open = isOurs ? ourSessions(folder) : naiveSession
const kept: unknown[] = []
for (let at = 0; at < warmUp; at += 1) kept.push(await open())
const before = await memory()
const started = performance.now()
for (let at = 0; at < count; at += 1) kept.push(await open())
const ms = performance.now() - started
const after = await memory()
process.send?.({
  microseconds: (ms * 1000) / count,
  heapBytes: (after.heap - before.heap) / count,
  rssBytes: (after.rss - before.rss) / count,
  sessions: kept.length
})
rmSync(folder, { recursive: true })
process.exit(0)
