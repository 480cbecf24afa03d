import { Arguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { Result } from '../result.ts'
import { allNames, allRows, flatMapped } from '../rows.ts'
import type { Run } from '../run.ts'
import { numberOf, numberText, type Value } from '../value.ts'
import { matchingNames } from '../wildcard.ts'

const exact = (value: number): number => Number(numberText(value))

function sumOf(values: readonly Value[]): number | null {
  const numbers = values.map(numberOf).filter((number) => number !== null)
  return numbers.length === 0 ? null : exact(numbers.reduce((a, b) => a + b, 0))
}

async function namesOf(
  rows: readonly Result[],
  list: readonly string[],
  run: Run
): Promise<string[]> {
  const all = await allNames(rows, run)
  return list.length > 0 ? matchingNames(list, all) : all.filter((name) => !name.startsWith('_'))
}

async function columnTotals(rows: readonly Result[], given: Arguments, run: Run): Promise<Result> {
  const names = await namesOf(rows, given.names, run)
  const entries: [string, Value][] = []
  for (const name of names) {
    entries.push([name, sumOf(rows.map((row) => row.get(name)))])
    await run.pause()
  }
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
    const byRow = given.flag('row', true)
    const byColumn = given.flag('col', false)
    return allRows(async (rows, run) => {
      const names = await namesOf(rows, given.names, run)
      const summed = await flatMapped(rows, run, (row) => {
        if (!byRow) return row
        const copy = row.copy()
        copy.set(target, sumOf(names.map((name) => row.get(name))))
        return copy
      })
      return byColumn ? [...summed, await columnTotals(summed, given, run)] : summed
    })
  }
}

export const addcoltotals: Command = {
  compile({ args }) {
    const given = new Arguments('addcoltotals', args, ['labelfield', 'label'])
    return allRows(async (rows, run) => [...rows, await columnTotals(rows, given, run)])
  }
}
