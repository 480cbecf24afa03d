import { Arguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { Result } from '../result.ts'
import { allRows } from '../rows.ts'
import { numberOf, numberText, type Value } from '../value.ts'
import { matchingNames } from '../wildcard.ts'

const exact = (value: number): number => Number(numberText(value))

function sumOf(values: readonly Value[]): number | null {
  const numbers = values.map(numberOf).filter((number) => number !== null)
  return numbers.length === 0 ? null : exact(numbers.reduce((a, b) => a + b, 0))
}

const namesOf = (rows: readonly Result[], list: readonly string[]): string[] => {
  const all = [...new Set(rows.flatMap((row) => row.names()))]
  return list.length > 0 ? matchingNames(list, all) : all.filter((name) => !name.startsWith('_'))
}

function columnTotals(rows: readonly Result[], list: readonly string[], given: Arguments): Result {
  const names = namesOf(rows, list)
  const entries = names.map((name): [string, Value] => [
    name,
    sumOf(rows.map((row) => row.get(name)))
  ])
  const total = new Result(entries)
  const label = given.text('labelfield')
  if (label !== null) total.set(label, given.text('label') ?? 'Total')
  return total
}

/** `addtotals`: the sum of each row, and with col=true of each column. */
export const addtotals: Command = {
  compile({ args }) {
    const given = new Arguments('addtotals', args, [
      'row',
      'col',
      'labelfield',
      'label',
      'fieldname'
    ])
    const target = given.text('fieldname') ?? 'Total'
    return allRows((rows) => {
      const names = namesOf(rows, given.names)
      const summed = given.flag('row', true)
        ? rows.map((row) => {
            const copy = row.copy()
            copy.set(target, sumOf(names.map((name) => row.get(name))))
            return copy
          })
        : rows
      return given.flag('col', false)
        ? [...summed, columnTotals(summed, given.names, given)]
        : summed
    })
  }
}

export const addcoltotals: Command = {
  compile({ args }) {
    const given = new Arguments('addcoltotals', args, ['labelfield', 'label'])
    return allRows((rows) => [...rows, columnTotals(rows, given.names, given)])
  }
}
