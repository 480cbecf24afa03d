import { Arguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { Result } from '../result.ts'
import type { Run } from '../run.ts'
import { compareText, numberOf, numberText, type Value, valuesOf } from '../value.ts'
import { wildcard } from '../wildcard.ts'

/** What one field has held so far. */
class Summary {
  readonly #counts = new Map<string, number>()
  #count = 0
  #numbers = 0
  #mean = 0
  #deviation = 0
  #least = Number.POSITIVE_INFINITY
  #most = Number.NEGATIVE_INFINITY

  add(value: string): void {
    this.#count += 1
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1)
    const number = numberOf(value)
    if (number === null) return
    this.#numbers += 1
    const before = number - this.#mean
    this.#mean += before / this.#numbers
    this.#deviation += before * (number - this.#mean)
    this.#least = Math.min(this.#least, number)
    this.#most = Math.max(this.#most, number)
  }

  row(field: string, mostValues: number): Result {
    const values = [...this.#counts]
      .sort(([a, first], [b, second]) => second - first || compareText(a, b))
      .slice(0, mostValues === 0 ? undefined : mostValues)
      .map(([value, count]) => ({ value, count }))
    const number = (value: number): Value => (this.#numbers === 0 ? null : numberText(value))
    const variance = this.#numbers < 2 ? 0 : this.#deviation / (this.#numbers - 1)
    return new Result([
      ['field', field],
      ['count', this.#count],
      ['distinct_count', this.#counts.size],
      ['is_exact', 1],
      ['max', number(this.#most)],
      ['mean', number(this.#mean)],
      ['min', number(this.#least)],
      ['numeric_count', this.#numbers],
      ['stdev', number(Math.sqrt(variance))],
      ['values', JSON.stringify(values)]
    ])
  }
}

/** `fieldsummary`: a row about each field of the rows. */
export const fieldsummary: Command = {
  transforming: true,
  compile({ args }) {
    const given = new Arguments('fieldsummary', args, ['maxvals'])
    const most = given.integer('maxvals', 100)
    const shapes = given.names.map((name) => wildcard(name))
    const wanted = new Map<string, boolean>()
    const isWanted = (name: string): boolean => {
      let known = wanted.get(name)
      if (known === undefined) {
        known =
          !name.startsWith('_') && (shapes.length === 0 || shapes.some((one) => one.test(name)))
        wanted.set(name, known)
      }
      return known
    }
    return async function* (input, run: Run) {
      const summaries = new Map<string, Summary>()
      for await (const rows of input) {
        for (const row of rows) {
          for (const name of row.names()) {
            if (!isWanted(name)) continue
            let summary = summaries.get(name)
            if (summary === undefined) summaries.set(name, (summary = new Summary()))
            for (const value of valuesOf(row.get(name))) summary.add(value)
          }
        }
        await run.pause()
      }
      yield [...summaries]
        .sort(([a], [b]) => compareText(a, b))
        .map(([name, summary]) => summary.row(name, most))
    }
  }
}
