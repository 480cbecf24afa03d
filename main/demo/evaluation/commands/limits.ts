import { Arguments, refuseArguments, takeOptions } from '../arguments.ts'
import type { Command } from '../command.ts'
import { ExpressionParser } from '../expression/parser.ts'
import type { Result } from '../result.ts'
import { allRows, eachRow, type Rows } from '../rows.ts'
import type { Run } from '../run.ts'
import { commandError } from '../search-error.ts'
import { sortKeys, sortRows } from './order.ts'

async function* upTo(input: Rows, count: number): Rows {
  let left = count
  if (left === 0) return
  for await (const rows of input) {
    yield rows.slice(0, left)
    left -= rows.length
    if (left <= 0) return
  }
}

/** `head`: the first rows; the search behind it stops there. */
export const head: Command = {
  compile({ args }) {
    const { rest, options } = takeOptions('head', args, ['limit', 'keeplast', 'null'])
    const text = rest.trim()
    const limit = options.text('limit') === null ? null : options.integer('limit', 10)
    if (text === '') return (input) => upTo(input, limit ?? 10)
    if (/^\d+$/.test(text)) return (input) => upTo(input, Number(text))
    if (!/[()<>=]/.test(text)) {
      throw commandError(
        'head',
        `The argument '${text}' is invalid. It needs a number or a condition.`
      )
    }
    const condition = new ExpressionParser(text, 'head').whole()
    const keepLast = options.flag('keeplast', false)
    const whenNull = options.flag('null', false)
    async function* whileTrue(input: Rows, run: Run): Rows {
      for await (const rows of input) {
        const end = rows.findIndex((row) => {
          const outcome = condition.evaluate(row, run.now)
          return outcome === null ? !whenNull : outcome !== true
        })
        yield end < 0 ? rows : rows.slice(0, keepLast ? end + 1 : end)
        if (end >= 0) return
      }
    }
    return limit === null ? whileTrue : (input, run) => upTo(whileTrue(input, run), limit)
  }
}

/** `tail`: the last rows, last first. */
export const tail: Command = {
  compile({ args }) {
    const given = new Arguments('tail', args, ['limit'])
    const text = [given.text('limit') ?? [], ...given.names].flat().join(' ') || '10'
    if (!/^\d+$/.test(text)) throw commandError('tail', `The argument '${text}' is invalid.`)
    return allRows((rows) => (text === '0' ? [] : rows.slice(-Number(text)).reverse()))
  }
}

/** `dedup`: the first rows of each combination. */
export const dedup: Command = {
  compile({ args }) {
    const options = ['keepevents', 'keepempty', 'consecutive']
    const given = new Arguments('dedup', args, options)
    const names = [...given.names]
    const most = /^\d+$/.test(names[0] ?? '') ? Number(names.shift()) : 1
    const sortAt = names.findIndex((name) => name.toLowerCase() === 'sortby')
    const keys = sortKeys(sortAt < 0 ? [] : names.slice(sortAt + 1))
    const fields = sortAt < 0 ? names : names.slice(0, sortAt)
    if (fields.length === 0 || most < 1) throw commandError('dedup', 'The field list is missing.')
    const keepEmpty = given.flag('keepempty', false)
    const consecutive = given.flag('consecutive', false)
    const keepEvents = given.flag('keepevents', false)
    const without = (row: Result): Result => {
      const changed = row.copy()
      for (const name of fields) changed.delete(name)
      return changed
    }
    return async function* (input, run) {
      const seen = new Map<string, number>()
      let last = ''
      const first = (row: Result): boolean => {
        const values = fields.map((name) => row.get(name))
        if (values.includes(null)) return keepEmpty
        const key = JSON.stringify(values)
        const count = (consecutive && key !== last ? 0 : (seen.get(key) ?? 0)) + 1
        last = key
        seen.set(key, count)
        return count <= most
      }
      const kept = eachRow((row) => (first(row) ? row : keepEvents ? without(row) : null))(
        input,
        run
      )
      if (keys.length === 0) yield* kept
      else yield* allRows((rows) => sortRows(rows, keys, run))(kept, run)
    }
  }
}

/** `uniq`: drops a row that is like the one before. */
export const uniq: Command = {
  compile({ args }) {
    refuseArguments('uniq', args)
    return (input, run) => {
      let last = ''
      return eachRow((row) => {
        const key = JSON.stringify(row.entries())
        if (key === last) return null
        last = key
        return row
      })(input, run)
    }
  }
}
