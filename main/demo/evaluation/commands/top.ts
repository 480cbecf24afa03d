import { type Group, Groups } from '../aggregation/groups.ts'
import { aggregationsIn } from '../aggregation/aggregation.ts'
import { Arguments, splitBy } from '../arguments.ts'
import type { Command } from '../command.ts'
import { Result } from '../result.ts'
import { inBatches } from '../rows.ts'
import { commandError } from '../search-error.ts'
import { numberOf, type Value } from '../value.ts'

const counted = (group: Group): number => numberOf(group.accumulators[0]?.value()) ?? 0

/** `top` and `rare`: the most or least common combinations, with count and percent. */
const common = (command: 'top' | 'rare'): Command => ({
  transforming: true,
  compile({ args }) {
    const options = [
      'limit',
      'showperc',
      'showcount',
      'countfield',
      'percentfield',
      'useother',
      'otherstr'
    ]
    const given = new Arguments(command, args, options)
    const list = [...given.words]
    const leading = /^\d+$/.test(list[0]?.text ?? '') ? Number(list.shift()?.text) : 10
    const { before, by } = splitBy(list)
    const fields = before.map(({ text }) => text)
    if (fields.length === 0) throw commandError(command, 'The field list is missing.')
    const limit = given.integer('limit', leading)
    const count = given.flag('showcount', true) ? (given.text('countfield') ?? 'count') : null
    const percent = given.flag('showperc', true) ? (given.text('percentfield') ?? 'percent') : null
    const other = given.flag('useother', false) ? (given.text('otherstr') ?? 'OTHER') : null
    const keys = [...(by ?? []), ...fields]
    const { columns } = aggregationsIn('count', command)

    const made = (values: readonly string[], number: number, total: number): Result => {
      const entries: [string, Value][] = keys.map((name, at) => [name, values[at] ?? null])
      if (count !== null) entries.push([count, number])
      if (percent !== null) entries.push([percent, ((number / total) * 100).toFixed(6)])
      return new Result(entries)
    }
    const rowsOf = (groups: readonly Group[]): Result[] => {
      const total = groups.reduce((sum, group) => sum + counted(group), 0)
      const kept = limit === 0 ? groups : groups.slice(0, limit)
      const rows = kept.map((group) => made(group.keys, counted(group), total))
      const rest = total - kept.reduce((sum, group) => sum + counted(group), 0)
      if (other === null || rest === 0) return rows
      const outer = groups[0]?.keys.slice(0, by?.length ?? 0) ?? []
      return [...rows, made([...outer, ...fields.map(() => other)], rest, total)]
    }
    return async function* (input, run) {
      const groups = new Groups(keys, columns)
      for await (const rows of input) {
        for (const row of rows) groups.add(row, run.now)
        await run.pause()
      }
      const parts = new Map<string, Group[]>()
      for (const group of await groups.sorted(run)) {
        const key = JSON.stringify(group.keys.slice(0, by?.length ?? 0))
        const part = parts.get(key)
        if (part) part.push(group)
        else parts.set(key, [group])
      }
      const sign = command === 'top' ? -1 : 1
      const rows = [...parts.values()].flatMap((part) =>
        rowsOf(part.sort((a, b) => (counted(a) - counted(b)) * sign))
      )
      yield* inBatches(rows, run)
    }
  }
})

export const top = common('top')
export const rare = common('rare')
