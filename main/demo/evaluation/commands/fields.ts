import { Arguments, plainWords, words } from '../arguments.ts'
import type { Command } from '../command.ts'
import { Result } from '../result.ts'
import { allNames, allRows, eachRow, flatMapped } from '../rows.ts'
import { commandError } from '../search-error.ts'
import type { Value } from '../value.ts'
import { matchingNames, wildcard } from '../wildcard.ts'

/** `fields`: keeps or (with -) removes fields; internal ones go only when they are named. */
export const fields: Command = {
  compile({ args }) {
    const list = plainWords('fields', args.replace(/^\s*[-+]/, ''))
    if (list.length === 0) throw commandError('fields', 'The field list is missing.')
    if (/^\s*-/.test(args)) {
      return eachRow((row) => {
        const changed = row.copy()
        const names = list.some((name) => name.includes('*')) ? row.names() : []
        for (const name of matchingNames(list, names)) changed.delete(name)
        return changed
      })
    }
    return eachRow((row) => {
      const names = row.names()
      const kept = matchingNames(list, names).filter((name) => names.includes(name))
      const internal = names.filter((name) => name.startsWith('_') && !kept.includes(name))
      return new Result(
        [...kept, ...internal].map((name): [string, Value] => [name, row.get(name)])
      )
    })
  }
}

/** `table`: exactly these columns in this order. */
export const table: Command = {
  transforming: true,
  compile({ args }) {
    const list = plainWords('table', args)
    if (list.length === 0) throw commandError('table', 'The field list is missing.')
    const row = (result: Result, names: readonly string[]) =>
      new Result(names.map((name): [string, Value] => [name, result.get(name)]))
    if (!list.some((name) => name.includes('*'))) return eachRow((result) => row(result, list))
    return allRows(async (results, run) => {
      const names = matchingNames(list, (await allNames(results, run)).sort())
      return flatMapped(results, run, (result) => row(result, names))
    })
  }
}

interface Renaming {
  readonly from: string
  readonly to: string
  readonly shape: RegExp | null
}

function renamings(args: string): Renaming[] {
  const list = words(args)
  const found: Renaming[] = []
  for (let at = 0; at < list.length; at += 3) {
    const [from, as, to] = list.slice(at, at + 3)
    if (!from || !to || as?.text.toLowerCase() !== 'as') {
      throw commandError('rename', 'Usage: rename [old_name AS/TO/-> new_name]+.')
    }
    const stars = from.text.includes('*')
    const shape = stars ? new RegExp(wildcard(from.text).source.replaceAll('[^]*', '([^]*)')) : null
    found.push({ from: from.text, to: to.text, shape })
  }
  if (found.length === 0)
    throw commandError('rename', 'Usage: rename [old_name AS/TO/-> new_name]+.')
  return found
}

function renamed(name: string, { from, to, shape }: Renaming): string | null {
  if (shape === null) return name === from ? to : null
  const stars = name.startsWith('_') && !from.startsWith('_') ? null : shape.exec(name)
  if (stars === null) return null
  let star = 0
  return to.replace(/\*/g, () => stars[(star += 1)] ?? '')
}

/** An event's columns have no order to keep, so its fields need not be read for this. */
function renamedEvent(row: Result, list: readonly Renaming[]): Result {
  const changed = row.copy()
  for (const { from, to } of list) {
    const value = changed.get(from)
    if (value === null || from === to) continue
    changed.set(to, value)
    changed.delete(from)
  }
  return changed
}

/** `rename`: the new name takes the old one's place; a field that already has it is replaced. */
export const rename: Command = {
  compile({ args }) {
    const list = renamings(args)
    const plain = list.every(({ shape }) => shape === null)
    return eachRow((row) => {
      if (plain && row.ofEvent) return renamedEvent(row, list)
      let entries = row.entries()
      for (const renaming of list) {
        const changed = entries.map(([name, value]) => ({
          to: renamed(name, renaming),
          name,
          value
        }))
        const taken = new Set(changed.map(({ to }) => to))
        entries = changed
          .filter(({ to, name }) => to !== null || !taken.has(name))
          .map(({ to, name, value }) => [to ?? name, value])
      }
      return new Result(entries)
    })
  }
}

/** `fillnull`: a value where there is none; without a list in every field that any row has. */
export const fillnull: Command = {
  compile({ args }) {
    const given = new Arguments('fillnull', args, ['value'])
    const value = given.text('value')?.replace(/^"(.*)"$/, '$1') ?? '0'
    const fill = (row: Result, names: readonly string[]): Result => {
      const changed = row.copy()
      for (const name of names) if ((row.get(name) ?? '') === '') changed.set(name, value)
      return changed
    }
    if (given.names.length > 0) return eachRow((row) => fill(row, given.names))
    return allRows(async (rows, run) => {
      const names = (await allNames(rows, run)).filter((name) => !name.startsWith('_'))
      return flatMapped(rows, run, (row) => fill(row, names))
    })
  }
}

/** `filldown`: the last known value of the rows before. */
export const filldown: Command = {
  compile({ args }) {
    const list = plainWords('filldown', args)
    return allRows(async (rows, run) => {
      const all = await allNames(rows, run)
      const names = list.length > 0 ? matchingNames(list, all) : all
      const last = new Map<string, Value>()
      return flatMapped(rows, run, (row) => {
        const changed = row.copy()
        for (const name of names) {
          const value = row.get(name)
          if (value === null) changed.set(name, last.get(name) ?? null)
          else last.set(name, value)
        }
        return changed
      })
    })
  }
}
