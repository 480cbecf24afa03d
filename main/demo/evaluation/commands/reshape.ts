import { Arguments, off, words } from '../arguments.ts'
import type { Command } from '../command.ts'
import { Result } from '../result.ts'
import { allRows, eachRow } from '../rows.ts'
import { commandError, notInDemo } from '../search-error.ts'
import { compareText, textOf, type Value, valuesOf } from '../value.ts'
import { matchingNames, wildcard } from '../wildcard.ts'

function threeFields(command: string, args: string): readonly [string, string, string] {
  // A separator and a format matter with more than one data field only.
  const lacked = { grouped: off, sep: [], format: [] }
  const given = new Arguments(command, args, [], command === 'xyseries' ? lacked : {})
  const [x, y, z, ...others] = given.names
  if (!x || !y || !z) throw commandError(command, 'It needs three fields.')
  if (others.length > 0) throw notInDemo(`${command} with more than three fields`)
  return [x, y, z]
}

/** `xyseries`: rows of three fields become a table. */
export const xyseries: Command = {
  transforming: true,
  compile({ args }) {
    const [x, y, z] = threeFields('xyseries', args)
    return allRows((rows) => {
      const table = new Map<string, Map<string, Value>>()
      const columns = new Set<string>()
      for (const row of rows) {
        const [key, column] = [textOf(row.get(x)), textOf(row.get(y))]
        if (key === null || column === null) continue
        columns.add(column)
        const cells = table.get(key) ?? new Map<string, Value>()
        table.set(key, cells.set(column, row.get(z)))
      }
      const order = [...columns].sort(compareText)
      return [...table].map(
        ([key, cells]) =>
          new Result([
            [x, key],
            ...order.map((name): [string, Value] => [name, cells.get(name) ?? null])
          ])
      )
    })
  }
}

/** `untable`: the way back from xyseries. */
export const untable: Command = {
  transforming: true,
  compile({ args }) {
    const [x, y, z] = threeFields('untable', args)
    return eachRow((row) =>
      row
        .entries()
        .filter(([name, value]) => name !== x && !name.startsWith('_') && value !== null)
        .map(
          ([name, value]) =>
            new Result([
              [x, row.get(x)],
              [y, name],
              [z, value]
            ])
        )
    )
  }
}

/** `transpose`: rows become columns. */
export const transpose: Command = {
  transforming: true,
  compile({ args }) {
    const given = new Arguments('transpose', args, ['column_name', 'header_field', 'include_empty'])
    const [number = '5', ...others] = given.names
    if (!/^\d+$/.test(number) || others.length > 0) {
      throw commandError('transpose', `Invalid argument: '${given.names.join(' ')}'`)
    }
    const count = Number(number)
    const withEmpty = given.flag('include_empty', true)
    const header = given.text('header_field')
    return allRows((rows) => {
      const used = count === 0 ? rows : rows.slice(0, count)
      const names = [...new Set(used.flatMap((row) => row.names()))].filter(
        (name) =>
          name !== header &&
          !name.startsWith('_') &&
          (withEmpty || used.some((row) => (textOf(row.get(name)) ?? '') !== ''))
      )
      const title = (row: Result, at: number): string =>
        (header === null ? null : textOf(row.get(header))) ?? `row ${at + 1}`
      return names.map(
        (name) =>
          new Result([
            [given.text('column_name') ?? 'column', name],
            ...used.map((row, at): [string, Value] => [title(row, at), row.get(name)])
          ])
      )
    })
  }
}

/** `replace`: whole values, with wildcards, in the named fields or all. */
export const replace: Command = {
  compile({ args }) {
    const list = words(args)
    const inAt = list.findIndex(({ text, quoted }) => !quoted && text.toLowerCase() === 'in')
    const pairs = inAt < 0 ? list : list.slice(0, inAt)
    const fields = inAt < 0 ? null : list.slice(inAt + 1).map(({ text }) => text)
    const changes = Array.from({ length: Math.floor(pairs.length / 3) }, (_, at) => {
      const [from, how, to] = pairs.slice(at * 3, at * 3 + 3)
      return { from: from?.text ?? '', how: how?.text.toLowerCase(), to: to?.text ?? '' }
    })
    if (changes.length === 0 || changes.some(({ how }) => how !== 'with')) {
      throw commandError('replace', 'Usage: replace <old> WITH <new> [IN <fields>].')
    }
    const shapes = changes.map(({ from, to }) => ({
      shape: new RegExp(wildcard(from, 'i').source.replaceAll('[^]*', '([^]*)'), 'i'),
      to
    }))
    const changed = (value: string): string => {
      for (const { shape, to } of shapes) {
        const stars = shape.exec(value)
        let star = 0
        if (stars) return to.replace(/\*/g, () => stars[(star += 1)] ?? '')
      }
      return value
    }
    return eachRow((row) => {
      const copy = row.copy()
      const names = row.names()
      for (const name of fields === null ? names : matchingNames(fields, names)) {
        const values = valuesOf(row.get(name))
        if (values.length === 0 || (fields === null && name.startsWith('_'))) continue
        const next = values.map(changed)
        copy.set(name, next.length === 1 ? (next[0] ?? null) : next)
      }
      return copy
    })
  }
}
