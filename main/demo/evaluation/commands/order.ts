import { Arguments, refuseArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { ipv4 } from '../expression/functions/pattern.ts'
import type { Result } from '../result.ts'
import { allRows, sorted, type Step, visitRows } from '../rows.ts'
import type { Run } from '../run.ts'
import { commandError } from '../search-error.ts'
import { compareText, compareValues, numberOf, textOf, type Value } from '../value.ts'

export interface Key {
  readonly name: string
  readonly sign: 1 | -1
  readonly compare: (a: Value, b: Value) => number
}

const asText = (a: Value, b: Value): number => compareText(textOf(a) ?? '', textOf(b) ?? '')
const asAddress = (a: Value, b: Value): number =>
  (ipv4(textOf(a) ?? '') ?? -1) - (ipv4(textOf(b) ?? '') ?? -1)

function automatic(a: Value, b: Value): number {
  if (numberOf(a) === null && numberOf(b) === null) {
    const first = ipv4(textOf(a) ?? '')
    const second = ipv4(textOf(b) ?? '')
    if (first !== null && second !== null) return first - second
  }
  return compareValues(a, b)
}

const comparisons: Readonly<Record<string, (a: Value, b: Value) => number>> = {
  auto: automatic,
  num: compareValues,
  str: asText,
  ip: asAddress
}

/** Reads `- count, +host num(size)`. A sign may stand apart from its field. */
export function sortKeys(texts: readonly string[]): Key[] {
  const keys: Key[] = []
  let sign: 1 | -1 = 1
  for (const text of texts) {
    const parts = /^([-+]?)(?:(auto|num|str|ip)\((.+)\)|(.*))$/i.exec(text)
    if (parts?.[1]) sign = parts[1] === '-' ? -1 : 1
    const name = parts?.[3] ?? parts?.[4] ?? ''
    if (name === '') continue
    const kind = parts?.[2]?.toLowerCase() ?? 'auto'
    keys.push({ name, sign, compare: comparisons[kind] ?? automatic })
    sign = 1
  }
  return keys
}

/** Sorts rows; those without a key's field come last. */
export async function sortRows(
  rows: readonly Result[],
  keys: readonly Key[],
  run: Run
): Promise<Result[]> {
  const items: { row: Result; values: Value[] }[] = []
  await visitRows(rows, run, (row) => {
    items.push({ row, values: keys.map(({ name }) => row.get(name)) })
  })
  const ordered = await sorted(
    items,
    (a, b) => {
      for (let at = 0; at < keys.length; at += 1) {
        const key = keys[at]
        const left = a.values[at] ?? null
        const right = b.values[at] ?? null
        if (left === null && right === null) continue
        if (left === null || right === null) return left === null ? 1 : -1
        const order = key?.compare(left, right) ?? 0
        if (order !== 0) return order * (key?.sign ?? 1)
      }
      return 0
    },
    run
  )
  return ordered.map(({ row }) => row)
}

const opposite = (key: Key): Key => ({ ...key, sign: key.sign === 1 ? -1 : 1 })

export const sort: Command = {
  compile({ args }) {
    const given = new Arguments('sort', args, ['limit'])
    const list = [...given.names]
    let most = 10_000
    if (/^\d+$/.test(list[0] ?? '')) most = Number(list.shift())
    most = given.integer('limit', most)
    const reversed = /^d(?:esc)?$/i.test(list.at(-1) ?? '') && list.length > 1
    if (reversed) list.pop()
    const keys = sortKeys(list)
    if (keys.length === 0) throw commandError('sort', 'The field list is missing.')
    const signed = reversed ? keys.map(opposite) : keys
    return allRows(async (rows, run) => {
      const ordered = await sortRows(rows, signed, run)
      return most === 0 ? ordered : ordered.slice(0, most)
    })
  }
}

export const reverse: Command = {
  compile({ args }): Step {
    refuseArguments('reverse', args)
    return allRows((rows) => rows.reverse())
  }
}
