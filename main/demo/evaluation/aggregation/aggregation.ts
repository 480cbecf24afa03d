import { unquote } from '../../../spl/tokens.ts'
import type { Expression } from '../expression/expression.ts'
import { asValue } from '../expression/expression.ts'
import { ExpressionParser } from '../expression/parser.ts'
import type { Result } from '../result.ts'
import { commandError, notInDemo } from '../search-error.ts'
import { numberOf, valuesOf } from '../value.ts'
import { wildcard } from '../wildcard.ts'
import { type Accumulator, accumulatorFor } from './accumulator.ts'

/** One column that stats and its kin compute: `sum(bytes) AS total`. */
export interface Aggregation {
  readonly name: string
  readonly function: string
  /** Null: it counts rows. May have wildcards. */
  readonly field: string | null
  /** Set for `eval(…)` within the function. */
  readonly expression: Expression | null
  make(): Accumulator
}

export interface Aggregations {
  readonly columns: readonly Aggregation[]
  readonly by: readonly string[]
}

const piece = /"(?:[^"\\]|\\[^])*"|'[^']*'|[(),]|[^\s,()"']+/g
// Functions of Splunk that the demo has not.
const elsewhere = new Set(
  'estdc_error per_day per_hour per_minute per_second rate_avg rate_sum sparkline'.split(' ')
)
const truths = ['1'] as const
const one = ['1'] as const

/** Adds a row to what an aggregation has collected. */
export function addTo(
  accumulator: Accumulator,
  column: Aggregation,
  row: Result,
  now: number
): void {
  const time = numberOf(row.get('_time'))
  if (column.expression !== null) {
    const outcome = column.expression.evaluate(row, now)
    const values = outcome === true ? truths : outcome === false ? [] : valuesOf(asValue(outcome))
    accumulator.add(values, time)
  } else {
    accumulator.add(column.field === null ? one : valuesOf(row.get(column.field)), time)
  }
}

class Reader {
  readonly #pieces: { text: string; start: number; end: number }[]
  readonly #text: string
  readonly #command: string
  #at = 0

  constructor(text: string, command: string) {
    this.#text = text
    this.#command = command
    this.#pieces = [...text.matchAll(piece)].map((match) => ({
      text: match[0],
      start: match.index,
      end: match.index + match[0].length
    }))
  }

  read(): Aggregations {
    const columns: Aggregation[] = []
    for (let next = this.#pieces[this.#at]; next !== undefined; next = this.#pieces[this.#at]) {
      if (/^by$/i.test(next.text)) {
        const found = (this.#text.slice(next.end).match(piece) ?? []).filter((text) => text !== ',')
        const noField = found.find((text) => /^(?:[()]$|\w+=)/.test(text))
        if (noField !== undefined) {
          throw commandError(this.#command, `The argument '${noField}' is invalid.`)
        }
        const by = found.map(plainName)
        if (by.length === 0)
          throw commandError(this.#command, "The 'by' clause is missing its fields.")
        return { columns, by }
      }
      if (next.text === ',') this.#at += 1
      else columns.push(this.#column())
    }
    return { columns, by: [] }
  }

  #column(): Aggregation {
    const first = this.#pieces[this.#at]
    const name = first?.text ?? ''
    this.#at += 1
    const argument = this.#pieces[this.#at]?.text === '(' ? this.#argument() : null
    const make = accumulatorFor(name)
    const whole = this.#text.slice(first?.start, this.#pieces[this.#at - 1]?.end)
    if (make === null && elsewhere.has(name.toLowerCase())) {
      throw notInDemo(`The statistical function ${name}`)
    }
    if (make === null || (argument === null && !/^c(?:ount)?$/i.test(name))) {
      throw commandError(this.#command, `The argument '${whole}' is invalid.`)
    }
    const evaluated = argument === null ? null : /^eval\s*\(([^]*)\)$/i.exec(argument)?.[1]
    const field =
      argument === null || argument === '' || evaluated != null ? null : plainName(argument)
    const shown = argument === null || argument === '' ? 'count' : `${name}(${field ?? argument})`
    return {
      name: this.#rename() ?? shown,
      function: name.toLowerCase(),
      field,
      expression: evaluated == null ? null : new ExpressionParser(evaluated, this.#command).whole(),
      make
    }
  }

  #argument(): string {
    const from = this.#pieces[this.#at]?.end ?? 0
    let depth = 0
    for (let next = this.#pieces[this.#at]; next !== undefined; next = this.#pieces[this.#at]) {
      this.#at += 1
      if (next.text === '(') depth += 1
      if (next.text === ')') depth -= 1
      if (depth === 0) return this.#text.slice(from, next.start).trim()
    }
    throw commandError(this.#command, 'Mismatched parentheses.')
  }

  #rename(): string | null {
    if (!/^as$/i.test(this.#pieces[this.#at]?.text ?? '')) return null
    const name = this.#pieces[this.#at + 1]?.text
    if (name === undefined) throw commandError(this.#command, "The name after 'as' is missing.")
    this.#at += 2
    return plainName(name)
  }
}

const plainName = (text: string): string =>
  /^'[^']*'$/.test(text) ? text.slice(1, -1) : unquote(text)

/** Reads `count, sum(x) AS y BY a, b`. Throws `SearchFailed`. */
export const aggregationsIn = (text: string, command: string): Aggregations =>
  new Reader(text, command).read()

/** Columns with wildcards, one for each of the fields that they mean. */
export function expandedColumns(
  columns: readonly Aggregation[],
  names: readonly string[],
  by: readonly string[]
): Aggregation[] {
  return columns.flatMap((column) => {
    const { field } = column
    if (field === null || !field.includes('*')) return [column]
    const shape = wildcard(field)
    const renamed = column.name.includes('(') ? null : column.name
    return names
      .filter((name) => shape.test(name) && !name.startsWith('_') && !by.includes(name))
      .map((name) => {
        const stars = new RegExp(shape.source.replaceAll('[^]*', '([^]*)')).exec(name)?.[1] ?? ''
        return {
          ...column,
          field: name,
          name: renamed === null ? `${column.function}(${name})` : renamed.replace('*', () => stars)
        }
      })
  })
}
