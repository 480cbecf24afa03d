import { setTimeout as wait } from 'node:timers/promises'
import type { History } from '../../../main/inspector/history/history.ts'
import { GeneratedCalls, rawEntry } from '../../support/generated-calls.ts'
import { benchHistory } from './bench-history.ts'
import type { Report } from './report.ts'

const perSecond = 5000
const seconds = 10
const stepMs = 20

/** Offers 5,000 calls a second, with a kilobyte of result each, and counts what is there afterwards. */
export async function ingest(path: string, report: Report): Promise<void> {
  const history: History = await benchHistory(path)
  let flood = 0
  history.on('flood', ({ lost, withoutDetails }) => (flood += lost + withoutDetails))
  const calls = new GeneratedCalls('run', 1)
  const body = JSON.stringify({ rows: [{ _raw: 'x'.repeat(1000) }] })
  const entries = Array.from({ length: perSecond * seconds }, () => rawEntry(calls.row(), body))
  const began = performance.now()
  let offered = 0
  while (offered < entries.length) {
    const due = Math.min(
      entries.length,
      Math.floor(((performance.now() - began) / 1000) * perSecond)
    )
    for (; offered < due; offered += 1) {
      const entry = entries[offered]
      if (entry !== undefined) history.add({ weight: 1500, entry: () => entry })
    }
    await wait(stepMs)
  }
  const offering = performance.now() - began
  const { calls: kept } = await history.ask('state')
  const behind = performance.now() - began - offering
  await history.end()
  report.title(`Ingest: ${perSecond} calls a second for ${seconds} s`)
  report.number('offered', offered / (offering / 1000), 'calls/s')
  report.number('lost', offered - kept, 'calls', 0)
  report.number('without details', flood, 'calls', 0)
  report.number('behind at the end', behind, 'ms', 1000)
}
