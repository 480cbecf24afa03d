import { Arguments, words } from '../arguments.ts'
import type { Command } from '../command.ts'
import { formatted } from '../filter/subsearches.ts'
import { Result } from '../result.ts'
import { allRows } from '../rows.ts'
import { commandError, notInDemo } from '../search-error.ts'
import { textOf, type Value } from '../value.ts'

const searchText = (text: string): Result => new Result([['search', text]])

/** `format`: all rows as one search text. */
export const format: Command = {
  transforming: true,
  compile({ args }) {
    const lacked = { mvsep: [], maxresults: ['0'], emptystr: [] }
    if (new Arguments('format', args, [], lacked).words.length > 0) {
      throw notInDemo('format with texts of your own')
    }
    return allRows((rows) => [searchText(formatted(rows))])
  }
}

/** `return`: the first rows as text for the search around it. `$field` gives the bare value. */
export const returning: Command = {
  transforming: true,
  compile({ args }) {
    const list = words(args).map(({ text }) => text)
    const count = /^\d+$/.test(list[0] ?? '') ? Number(list.shift()) : 1
    if (list.length === 0) throw commandError('return', 'The field list is missing.')
    return allRows((rows) => {
      const parts = rows.slice(0, count).map((row) => {
        const values = list.flatMap((item): string[] => {
          const [name, field = name] = item.split('=')
          const value: Value = row.get((field ?? '').replace(/^\$/, ''))
          const text = textOf(value)
          if (text === null) return []
          return [
            item.startsWith('$') ? text : `(${name ?? ''}="${text.replace(/["\\]/g, '\\$&')}")`
          ]
        })
        return values.join(' ')
      })
      return [searchText(parts.filter((part) => part !== '').join(' OR '))]
    })
  }
}
