import { off, takeOptions, type Word, words } from '../arguments.ts'
import type { Command } from '../command.ts'
import { ipv4, ipv4Range } from '../expression/functions/pattern.ts'
import type { Lookup, LookupRow } from '../knowledge.ts'
import type { Result } from '../result.ts'
import { eachRow } from '../rows.ts'
import type { Run } from '../run.ts'
import { commandError } from '../search-error.ts'
import { fromValues, valuesOf } from '../value.ts'
import { wildcard } from '../wildcard.ts'

/** A column of the table and the field of the event that belongs to it. */
interface Pair {
  readonly column: string
  readonly field: string
}

interface Lookups {
  readonly table: string
  readonly inputs: readonly Pair[]
  /** Null: every column that is no input. */
  readonly outputs: readonly Pair[] | null
  readonly onlyNew: boolean
}

const isWord = (word: Word | undefined, text: string): boolean =>
  word !== undefined && !word.quoted && word.text.toUpperCase() === text

function pairs(list: readonly Word[]): Pair[] {
  const found: Pair[] = []
  for (let at = 0; at < list.length; at += 1) {
    const column = list[at]?.text ?? ''
    const renamed = isWord(list[at + 1], 'AS') ? list[at + 2]?.text : undefined
    if (renamed !== undefined) at += 2
    found.push({ column, field: renamed ?? column })
  }
  return found
}

function read(args: string): Lookups {
  const { rest } = takeOptions('lookup', args, ['local'], { update: off, event_time_field: [] })
  const [table, ...list] = words(rest)
  const at = list.findIndex((word) => isWord(word, 'OUTPUT') || isWord(word, 'OUTPUTNEW'))
  const inputs = pairs(at < 0 ? list : list.slice(0, at))
  if (table === undefined || inputs.length === 0) {
    throw commandError('lookup', 'It needs a lookup table and a field to look up.')
  }
  const outputs = at < 0 ? null : pairs(list.slice(at + 1))
  return { table: table.text, inputs, outputs, onlyNew: isWord(list[at], 'OUTPUTNEW') }
}

/** The table of this name. Throws `SearchFailed` where there is none. */
export function requiredLookup(command: string, name: string, run: Run): Lookup {
  const lookup = run.context.knowledge.lookup(name)
  if (lookup !== null) return lookup
  throw commandError(
    command,
    `Could not find the lookup table '${name}'. It is neither a CSV file nor a lookup definition here.`
  )
}

type Matches = (value: string) => boolean

function matcher(lookup: Lookup, column: string, cell: string): Matches {
  const type = lookup.matchTypes[column]
  if (type === 'WILDCARD') {
    const shape = wildcard(cell, lookup.caseSensitive ? '' : 'i')
    return (value) => shape.test(value)
  }
  const range = type === 'CIDR' ? ipv4Range(cell) : null
  if (range !== null) {
    return (value) => {
      const address = ipv4(value)
      return address !== null && address >= range.first && address <= range.last
    }
  }
  const wanted = folded(lookup, cell)
  return (value) => folded(lookup, value) === wanted
}

const folded = (lookup: Lookup, text: string): string =>
  lookup.caseSensitive ? text : text.toLowerCase()

type Find = (values: readonly string[]) => readonly LookupRow[]

/** Finds the rows of a table by the values of its columns, which are hashed where they are exact. */
function finder(lookup: Lookup, columns: readonly string[]): Find {
  if (columns.every((column) => lookup.matchTypes[column] === undefined)) {
    const index = new Map<string, LookupRow[]>()
    for (const row of lookup.rows) {
      const cells = columns.map((column) => folded(lookup, valuesOf(row[column] ?? null)[0] ?? ''))
      const key = JSON.stringify(cells)
      const known = index.get(key)
      if (known === undefined) index.set(key, [row])
      else known.push(row)
    }
    return (values) => index.get(JSON.stringify(values.map((value) => folded(lookup, value)))) ?? []
  }
  const tests = lookup.rows.map((row) => ({
    row,
    matches: columns.map((column) =>
      matcher(lookup, column, valuesOf(row[column] ?? null)[0] ?? '')
    )
  }))
  return (values) =>
    tests
      .filter(({ matches }) => matches.every((test, at) => test(values[at] ?? '')))
      .map(({ row }) => row)
}

/** One input may have several values: each of them is looked up. */
function found(row: Result, inputs: readonly Pair[], find: Find): readonly LookupRow[] {
  const [first, ...others] = inputs.map(({ field }) => valuesOf(row.get(field)))
  if (first === undefined || others.some((values) => values.length === 0)) return []
  const rest = others.map((values) => values[0] ?? '')
  return first.flatMap((value) => find([value, ...rest]))
}

/** `lookup`: adds fields of the rows of a table that fit a row's own fields. */
export const lookup: Command = {
  compile({ args }) {
    const { table, inputs, outputs, onlyNew } = read(args)
    return async function* (input, run) {
      const known = requiredLookup('lookup', table, run)
      for (const { column } of [...inputs, ...(outputs ?? [])]) {
        if (known.fields.includes(column)) continue
        throw commandError('lookup', `The lookup table '${table}' has no field '${column}'.`)
      }
      const columns = inputs.map(({ column }) => column)
      const given =
        outputs ??
        known.fields
          .filter((column) => !columns.includes(column) && column !== '_key')
          .map((column) => ({ column, field: column }))
      const find = finder(known, columns)
      yield* eachRow((row) => {
        const matches = found(row, inputs, find).slice(0, known.mostMatches)
        const missing = Math.max(0, known.leastMatches - matches.length)
        if (matches.length === 0 && missing === 0) return row
        const changed = row.copy()
        for (const { column, field } of given) {
          if (onlyNew && row.get(field) !== null) continue
          const values = matches.flatMap((match) => valuesOf(match[column] ?? null))
          changed.set(
            field,
            fromValues([...values, ...Array<string>(missing).fill(known.otherwise)])
          )
        }
        return changed
      })(input, run)
    }
  }
}
