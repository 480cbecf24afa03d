import { aggregationsIn } from '../aggregation/aggregation.ts'
import { columnValues, grouped, groupRow, keysOf } from '../aggregation/groups.ts'
import { type LackedOptions, off, takeOptions } from '../arguments.ts'
import type { Command } from '../command.ts'
import type { Result } from '../result.ts'
import { inBatches } from '../rows.ts'
import { commandError } from '../search-error.ts'

// How the work is spread makes no difference to what comes out.
const known = ['partitions']
const lacked: LackedOptions = { allnum: off, delim: [], dedup_splitvals: off }

function read(command: string, args: string) {
  const { rest } = takeOptions(command, args, known, lacked)
  const read = aggregationsIn(rest, command)
  if (read.columns.length === 0) {
    throw commandError(command, 'At least one aggregation is needed, for example count.')
  }
  return read
}

export const stats: Command = {
  transforming: true,
  compile({ args }) {
    const { columns, by } = read('stats', args)
    return async function* (input, run) {
      const found = await grouped(input, run, by, columns)
      const rows: Result[] = []
      for (const group of await found.groups.sorted(run)) {
        rows.push(groupRow(by, found.columns, group))
        if (rows.length % 128 === 0) await run.pause()
      }
      yield* inBatches(rows, run)
    }
  }
}

/** `eventstats`: what stats computes, written onto every row of the group. */
export const eventstats: Command = {
  compile({ args }) {
    const { columns, by } = read('eventstats', args)
    return async function* (input, run) {
      const { groups, columns: expanded, rows } = await grouped(input, run, by, columns, true)
      const values = new Map<string, ReturnType<typeof columnValues>>()
      const changed: Result[] = []
      for (const row of rows) {
        const [keys] = keysOf(row, by)
        const copy = row.copy()
        if (keys !== undefined) {
          const key = keys.join('\n')
          const computed = values.get(key) ?? columnValues(expanded, groups.get(keys))
          values.set(key, computed)
          for (const [name, value] of computed) copy.set(name, value)
        }
        changed.push(copy)
        if (changed.length % 128 === 0) await run.pause()
      }
      yield* inBatches(changed, run)
    }
  }
}
