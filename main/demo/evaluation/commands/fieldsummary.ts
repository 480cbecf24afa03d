import { Arguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { Result } from '../result.ts'
import type { Run } from '../run.ts'
import { compareText, numberOf, numberText, type Value, valuesOf } from '../value.ts'
import { wildcard } from '../wildcard.ts'

interface Numbers {
  readonly count: number
  readonly mean: number
  /** The sum of the squares of what they differ from the mean. */
  readonly deviation: number
  readonly least: number
  readonly most: number
}

type Counted = readonly [value: string, count: number]

const byCount = ([a, first]: Counted, [b, second]: Counted): number =>
  second - first || compareText(a, b)

/** The `most` frequent values. Most fields have far more, which are not worth sorting. */
function mostFrequent(counts: ReadonlyMap<string, number>, most: number): Counted[] {
  let kept: Counted[] = []
  let last: Counted | undefined
  for (const counted of counts) {
    if (last !== undefined && byCount(counted, last) > 0) continue
    kept.push(counted)
    if (kept.length < most * 2) continue
    kept = kept.sort(byCount).slice(0, most)
    last = kept.at(-1)
  }
  return kept.sort(byCount).slice(0, most)
}

/** What one field has held so far. A value is read as a number once, at the end. */
class Summary {
  readonly #counts = new Map<string, number>()
  #count = 0
  // Most fields have the same value many times in a row, which is counted without looking it up.
  #last = ''
  #repeated = 0

  add(value: string): void {
    this.#count += 1
    if (value !== this.#last) {
      this.#settle()
      this.#last = value
    }
    this.#repeated += 1
  }

  #settle(): void {
    if (this.#repeated === 0) return
    this.#counts.set(this.#last, (this.#counts.get(this.#last) ?? 0) + this.#repeated)
    this.#repeated = 0
  }

  #numbers(): Numbers {
    const found = { count: 0, mean: 0, deviation: 0, least: Infinity, most: -Infinity }
    for (const [value, count] of this.#counts) {
      const number = numberOf(value)
      if (number === null) continue
      found.count += count
      const before = number - found.mean
      found.mean += (before * count) / found.count
      found.deviation += count * before * (number - found.mean)
      found.least = Math.min(found.least, number)
      found.most = Math.max(found.most, number)
    }
    return found
  }

  row(field: string, mostValues: number): Result {
    this.#settle()
    const values = mostFrequent(this.#counts, mostValues === 0 ? Infinity : mostValues).map(
      ([value, count]) => ({ value, count })
    )
    const { count, mean, deviation, least, most } = this.#numbers()
    const number = (value: number): Value => (count === 0 ? null : numberText(value))
    const variance = count < 2 ? 0 : deviation / (count - 1)
    return new Result([
      ['field', field],
      ['count', this.#count],
      ['distinct_count', this.#counts.size],
      ['is_exact', 1],
      ['max', number(most)],
      ['mean', number(mean)],
      ['min', number(least)],
      ['numeric_count', count],
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
      const add = (name: string, value: Value): void => {
        let summary = summaries.get(name)
        if (summary === undefined) {
          if (!isWanted(name)) return
          summaries.set(name, (summary = new Summary()))
        }
        if (typeof value === 'string') summary.add(value)
        else for (const one of valuesOf(value)) summary.add(one)
      }
      for await (const rows of input) {
        for (const row of rows) {
          row.visit(add)
        }
        await run.pause()
      }
      yield [...summaries]
        .sort(([a], [b]) => compareText(a, b))
        .map(([name, summary]) => summary.row(name, most))
    }
  }
}
