import { z } from 'zod'
import { parseCsv } from '../../lookups/csv.ts'
import { Arguments, lackedServerOptions, refuseWords } from '../arguments.ts'
import type { Command } from '../command.ts'
import { Result } from '../result.ts'
import { inBatches } from '../rows.ts'
import { commandError } from '../search-error.ts'
import type { Value } from '../value.ts'

const mostRows = 1_000_000
const objectsSchema = z.array(z.record(z.string(), z.unknown()))
const annotations = ['_raw', 'host', 'source', 'sourcetype'] as const

function jsonValue(value: unknown): Value {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return value.map((item) => String(jsonValue(item) ?? ''))
  return typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value)
}

function fromJson(data: string): Result[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(data)
  } catch (error) {
    throw commandError('makeresults', `The data is no JSON: ${String(error)}`)
  }
  const objects = objectsSchema.safeParse(Array.isArray(parsed) ? parsed : [parsed])
  if (!objects.success) throw commandError('makeresults', 'The data must be an array of objects.')
  return objects.data.map(
    (object) =>
      new Result(
        Object.entries(object).map(([name, value]): [string, Value] => [name, jsonValue(value)])
      )
  )
}

function fromCsv(data: string): Result[] {
  const { fields, rows } = parseCsv(data.replaceAll('\\n', '\n').trim())
  return rows.map(
    (cells) =>
      new Result(
        fields.map((field, at): [string, Value] => [field.trim(), (cells[at] ?? '').trim()])
      )
  )
}

/** `makeresults`: rows out of nothing, or out of the data that stand in the search. */
export const makeresults: Command = {
  generating: true,
  compile({ args }) {
    const known = ['count', 'annotate', 'format', 'data']
    const given = new Arguments('makeresults', args, known, lackedServerOptions)
    refuseWords('makeresults', given)
    const data = given.text('data')
    if (data !== null) {
      const format = given.text('format')?.toLowerCase()
      if (format !== 'json' && format !== 'csv') {
        throw commandError('makeresults', "With data, the 'format' must be csv or json.")
      }
      const rows = format === 'json' ? fromJson(data) : fromCsv(data)
      return (_input, run) =>
        inBatches(
          rows.map((row) => row.copy()),
          run
        )
    }
    const count = given.integer('count', 1)
    const annotate = given.flag('annotate', false)
    return async function* (_input, run) {
      const extra: [string, Value][] = annotate
        ? [
            ...annotations.map((name): [string, Value] => [name, null]),
            ['splunk_server', 'demo-splunk']
          ]
        : []
      const rows = Array.from(
        { length: Math.min(Math.max(0, count), mostRows) },
        () => new Result([['_time', Math.floor(run.now)], ...extra])
      )
      yield* inBatches(rows, run)
    }
  }
}
