import type { DemoEvent } from '../../event.ts'
import { serverName } from '../../identity.ts'
import { Arguments, lackedServerOptions, off, refuseWords } from '../arguments.ts'
import type { Command } from '../command.ts'
import type { Filter } from '../filter/filter.ts'
import { Result } from '../result.ts'
import { inBatches } from '../rows.ts'
import type { Run } from '../run.ts'
import { reachableIndexes } from '../scan.ts'
import { commandError } from '../search-error.ts'
import { compareText } from '../value.ts'

/** A filter that means any of these index names; none given means what a search without index means. */
const named = (indexes: readonly string[]): Filter =>
  indexes.length === 0
    ? { kind: 'all' }
    : {
        kind: 'or',
        parts: indexes.map((value) => ({
          kind: 'comparison',
          field: 'index',
          operator: '=',
          value
        }))
      }

async function visitEvents(
  indexes: ReadonlySet<string>,
  run: Run,
  range: readonly [number, number],
  visit: (event: DemoEvent) => void
): Promise<void> {
  for (const event of run.context.source.events(indexes, ...range)) {
    visit(event)
    run.scanned += 1
    if (run.scanned % 128 === 0) await run.pause()
  }
}

const types: Readonly<Record<string, 'host' | 'source' | 'sourcetype'>> = {
  hosts: 'host',
  sources: 'source',
  sourcetypes: 'sourcetype'
}

/** `metadata`: hosts, sources or sourcetypes with their counts and times. */
export const metadata: Command = {
  transforming: true,
  generating: true,
  compile({ args }) {
    const given = new Arguments('metadata', args, ['type', 'index'], {
      ...lackedServerOptions,
      datatype: []
    })
    refuseWords('metadata', given)
    const type = given.text('type')?.toLowerCase() ?? ''
    const field = types[type]
    if (field === undefined) {
      throw commandError('metadata', "The 'type' argument must be hosts, sources or sourcetypes.")
    }
    return async function* (_input, run) {
      const found = new Map<string, { first: number; last: number; count: number }>()
      const indexes = reachableIndexes(named(given.all('index')), run.context.source.indexes)
      await visitEvents(indexes, run, [run.earliest, run.latest], (event) => {
        const known = found.get(event[field])
        if (known === undefined)
          found.set(event[field], { first: event.time, last: event.time, count: 1 })
        else {
          known.first = Math.min(known.first, event.time)
          known.last = Math.max(known.last, event.time)
          known.count += 1
        }
      })
      const rows = [...found]
        .sort(([a], [b]) => compareText(a, b))
        .map(
          ([name, { first, last, count }]) =>
            new Result([
              ['firstTime', Math.floor(first)],
              [field, name],
              ['lastTime', Math.floor(last)],
              ['recentTime', Math.floor(last)],
              ['totalCount', count],
              ['type', type]
            ])
        )
      yield* inBatches(rows, run)
    }
  }
}

/** `eventcount`: how many events the indexes hold, whatever the time range is. */
export const eventcount: Command = {
  transforming: true,
  generating: true,
  compile({ args }) {
    // There are no virtual and no federated indexes to list or to leave out.
    const known = ['index', 'summarize', 'list_vix', 'list_federated_remote']
    const given = new Arguments('eventcount', args, known, { report_size: off })
    refuseWords('eventcount', given)
    const summarize = given.flag('summarize', true)
    return async function* (_input, run) {
      const indexes = reachableIndexes(named(given.all('index')), run.context.source.indexes)
      const counts = new Map([...indexes].map((name) => [name, 0]))
      await visitEvents(indexes, run, [0, run.now], ({ index }) => {
        counts.set(index, (counts.get(index) ?? 0) + 1)
      })
      const total = [...counts.values()].reduce((a, b) => a + b, 0)
      const rows = summarize
        ? [new Result([['count', total]])]
        : [...counts].map(
            ([index, count]) =>
              new Result([
                ['count', count],
                ['index', index],
                ['server', serverName]
              ])
          )
      yield* inBatches(rows, run)
    }
  }
}
