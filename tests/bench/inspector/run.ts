// npm run bench -- inspector: what the history takes in, what it costs a call, how the window scrolls through
// a million calls, or as many as are named, and how fast a history of them opens and answers. Ends with 1 where a
// budget is missed.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { captureCost } from './capture-cost.ts'
import { ingest } from './ingest.ts'
import { million } from './million.ts'
import { Report } from './report.ts'
import { scrolling } from './scrolling.ts'

const folder = mkdtempSync(join(tmpdir(), 'switchboard-bench-'))
const count = Number(process.argv.find((text) => /^\d+$/.test(text)) ?? 1_000_000)
const report = new Report()
try {
  await ingest(join(folder, 'ingest.db'), report)
  await captureCost(report)
  // Before this process itself has held a million calls, and collects what is left of them.
  await scrolling(count, report)
  await million(join(folder, 'history.db'), count, report)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = report.missed > 0 ? 1 : 0
