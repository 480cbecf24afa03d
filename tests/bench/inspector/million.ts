import { statSync } from 'node:fs'
import type { ViewQuery } from '../../../main/inspector/history/contract.ts'
import { GeneratedCalls, rawEntry } from '../../support/generated-calls.ts'
import { benchHistory } from './bench-history.ts'
import { quantile, type Report } from './report.ts'

const everything: ViewQuery = {
  filter: '',
  order: 'time',
  descending: true,
  bySession: false,
  protocol: false,
  source: null
}
const openedTimes = 5
const repeats = 5

/** What analysts look for: fields, numbers and text, common and rare, alone and together. */
const filters = [
  'status:error',
  'tool:run_splunk_search',
  'profile:staging client:cursor',
  'session:session-77',
  'index:cloudtrail',
  '>15s',
  'rows:>40000 status:ok',
  'since:7d not status:ok',
  'sid:.77',
  'error:parser',
  '"stats count"',
  'rareterm',
  'needle777',
  'index=web',
  '"index=mail src_ip"',
  '10.77.3',
  'nosuchthing',
  '"search index=cloudtrail"',
  '"stats count" session:session-77',
  'rareterm tool:run_splunk_search',
  '"stats count" status:refused profile:lab',
  'needle99 not profile:prod',
  'firewall or rareterm',
  '"dest_ip" >15s'
] as const

/** Fills a file with calls, opens it, and asks it as a window does. */
export async function million(path: string, count: number, report: Report): Promise<void> {
  report.title(`A history of ${count.toLocaleString('en-US')} calls`)
  const began = performance.now()
  await fill(path, count)
  report.number('written in', (performance.now() - began) / 1000, 's')
  report.number('size of the file', statSync(path).size / 1e6, 'MB')
  const opened: number[] = []
  for (let time = 0; time < openedTimes; time += 1) {
    const at = performance.now()
    const history = await benchHistory(path)
    await history.ask('open', 'v', everything)
    opened.push(performance.now() - at)
    if (history.state.calls !== count) throw new Error(`It has ${history.state.calls} calls.`)
    await history.end()
  }
  report.number('opens with its first page, median', quantile(opened, 0.5), 'ms', 1000)
  await ask(path, report)
}

async function fill(path: string, count: number): Promise<void> {
  const history = await benchHistory(path)
  const calls = new GeneratedCalls('run', 1)
  for (let done = 0; done < count;) {
    for (let more = 0; more < 10_000 && done < count; more += 1, done += 1) {
      const entry = rawEntry(calls.row())
      history.add({ weight: 0, entry: () => entry })
    }
    await history.ask('state')
  }
  await history.end()
}

/** Asks a history as a window does. */
export async function ask(path: string, report: Report): Promise<void> {
  const history = await benchHistory(path)
  const timed = async (work: () => Promise<unknown>) => {
    const at = performance.now()
    await work()
    return performance.now() - at
  }
  const all: number[] = []
  for (const filter of filters) {
    const took: number[] = []
    for (let time = 0; time < repeats; time += 1) {
      took.push(await timed(() => history.ask('open', 'v', { ...everything, filter })))
      await history.ask('stopScan', 'v')
    }
    report.number(`first page of ${filter}`, quantile(took, 0.5), 'ms')
    all.push(...took)
  }
  report.number('first page of all filters, p95', quantile(all, 0.95), 'ms', 100)
  for (const order of ['took', 'tool', 'session'] as const) {
    const query = { ...everything, order, bySession: order === 'session' }
    report.number(`ordered by ${order}`, await timed(() => history.ask('open', 'v', query)), 'ms')
  }
  for (const filter of ['', 'profile:prod status:error']) {
    const query = { ...everything, filter }
    const name = filter === '' ? 'all' : filter
    report.number(
      `statistics of ${name}`,
      await timed(() => history.ask('statistics', query, 100)),
      'ms'
    )
    report.number(
      `timeline of ${name}`,
      await timed(() => history.ask('timeline', query, 100)),
      'ms'
    )
  }
  await history.end()
}
