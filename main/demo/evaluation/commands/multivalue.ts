import { Arguments, off, refuseWords } from '../arguments.ts'
import type { Command } from '../command.ts'
import { jsonFields, jsonPath } from '../json-path.ts'
import { perlRegex } from '../perl-regex.ts'
import type { Result } from '../result.ts'
import { allRows, eachRow, visitRows } from '../rows.ts'
import { commandError } from '../search-error.ts'
import { fromValues, textOf, type Value, valuesOf } from '../value.ts'

const bare = (text: string | null): string | null => text?.replace(/^"([^]*)"$/, '$1') ?? null

function onlyField(command: string, names: readonly string[]): string {
  const [field, ...others] = names
  if (field === undefined || others.length > 0) throw commandError(command, 'It needs one field.')
  return field
}

function changed(row: Result, name: string, value: Value): Result {
  const copy = row.copy()
  copy.set(name, value)
  return copy
}

/** `mvexpand`: a row for each value of a field. */
export const mvexpand: Command = {
  compile({ args }) {
    const given = new Arguments('mvexpand', args, ['limit'])
    const field = onlyField('mvexpand', given.names)
    const limit = given.integer('limit', 0)
    return eachRow((row) => {
      const values = valuesOf(row.get(field))
      if (values.length < 2) return row
      return (limit > 0 ? values.slice(0, limit) : values).map((value) =>
        changed(row, field, value)
      )
    })
  }
}

/** `makemv`: splits one value into several. */
export const makemv: Command = {
  compile({ args }) {
    const given = new Arguments('makemv', args, ['delim', 'tokenizer', 'allowempty'], {
      setsv: off
    })
    const field = onlyField('makemv', given.names)
    const delimiter = bare(given.text('delim')) ?? ' '
    const tokenizer = bare(given.text('tokenizer'))
    const regex = tokenizer === null ? null : perlRegex('makemv', tokenizer, 'g')
    const empty = given.flag('allowempty', false)
    return eachRow((row) => {
      const text = textOf(row.get(field))
      if (text === null) return row
      const values = regex
        ? [...text.matchAll(regex)].map((match) => match[1] ?? match[0])
        : text.split(delimiter)
      return changed(row, field, fromValues(values.filter((value) => empty || value !== '')))
    })
  }
}

export const nomv: Command = {
  compile({ args }) {
    const field = onlyField('nomv', new Arguments('nomv', args, []).names)
    return eachRow((row) => changed(row, field, textOf(row.get(field))))
  }
}

/** `mvcombine`: rows that differ in one field only become one, with all its values. */
export const mvcombine: Command = {
  compile({ args }) {
    const field = onlyField('mvcombine', new Arguments('mvcombine', args, [], { delim: [] }).names)
    return allRows(async (rows, run) => {
      const groups = new Map<string, Result>()
      await visitRows(rows, run, (row) => {
        const key = JSON.stringify(
          row.entries().filter(([name]) => name !== field && !name.startsWith('_'))
        )
        const known = groups.get(key)
        if (known === undefined) groups.set(key, row.copy())
        else
          known.set(field, fromValues([...valuesOf(known.get(field)), ...valuesOf(row.get(field))]))
      })
      return [...groups.values()]
    })
  }
}

/** `spath`: fields from JSON, one by its path or all of them. */
export const spath: Command = {
  compile({ args }) {
    const given = new Arguments('spath', args, ['input', 'output', 'path'])
    if (given.words.length > (given.text('path') === null ? 1 : 0)) refuseWords('spath', given)
    const input = bare(given.text('input')) ?? '_raw'
    const path = bare(given.text('path')) ?? given.names[0] ?? null
    const output = bare(given.text('output')) ?? path
    return eachRow((row) => {
      const text = textOf(row.get(input))
      if (text === null) return row
      if (path !== null && output !== null) {
        const value = jsonPath(text, path)
        return value === null ? row : changed(row, output, value)
      }
      const copy = row.copy()
      for (const [name, values] of jsonFields(text)) copy.set(name, fromValues(values))
      return copy
    })
  }
}
