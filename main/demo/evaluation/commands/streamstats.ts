import { type Aggregation, addTo, aggregationsIn } from '../aggregation/aggregation.ts'
import { keysOf } from '../aggregation/groups.ts'
import type { Accumulator } from '../aggregation/accumulator.ts'
import { off, takeOptions } from '../arguments.ts'
import type { Command } from '../command.ts'
import { ExpressionParser } from '../expression/parser.ts'
import type { Result } from '../result.ts'
import type { Run } from '../run.ts'

const options = ['current', 'window', 'global', 'reset_on_change', 'reset_before', 'reset_after']

/** What streamstats has seen: per group a running value, or the last rows of a window. */
class Past {
  readonly #columns: readonly Aggregation[]
  readonly #window: number
  readonly #global: boolean
  readonly #now: number
  #running = new Map<string, Accumulator[]>()
  #kept = new Map<string, { key: string; row: Result }[]>()

  constructor(columns: readonly Aggregation[], window: number, global: boolean, now: number) {
    this.#columns = columns
    this.#window = window
    this.#global = global
    this.#now = now
  }

  reset(): void {
    this.#running = new Map()
    this.#kept = new Map()
  }

  add(key: string, row: Result): void {
    if (this.#window === 0) {
      this.#collect(this.#accumulators(key), row)
      return
    }
    const place = this.#global ? '' : key
    const kept = [...(this.#kept.get(place) ?? []), { key, row }]
    this.#kept.set(place, kept.slice(-this.#window))
  }

  values(key: string): (readonly [string, ReturnType<Accumulator['value']>])[] {
    let accumulators = this.#accumulators(key)
    if (this.#window > 0) {
      accumulators = this.#columns.map((column) => column.make())
      for (const { key: other, row } of this.#kept.get(this.#global ? '' : key) ?? []) {
        if (other === key) this.#collect(accumulators, row)
      }
    }
    return this.#columns.map(({ name }, at) => [name, accumulators[at]?.value() ?? null])
  }

  #accumulators(key: string): Accumulator[] {
    const known = this.#running.get(key) ?? this.#columns.map((column) => column.make())
    this.#running.set(key, known)
    return known
  }

  #collect(accumulators: readonly Accumulator[], row: Result): void {
    for (const [at, column] of this.#columns.entries()) {
      const accumulator = accumulators[at]
      if (accumulator) addTo(accumulator, column, row, this.#now)
    }
  }
}

/** `streamstats`: for each row what stats would give for the rows up to it. */
export const streamstats: Command = {
  compile({ args }) {
    const { rest, options: given } = takeOptions('streamstats', args, options, {
      allnum: off,
      time_window: []
    })
    const { columns, by } = aggregationsIn(rest, 'streamstats')
    const window = given.integer('window', 0)
    const current = given.flag('current', true)
    const global = given.flag('global', true)
    const onChange = given.flag('reset_on_change', false)
    const condition = (name: string) => {
      const text = given.text(name)?.replace(/^"([^]*)"$/, '$1')
      return text === undefined ? null : new ExpressionParser(text, 'streamstats').whole()
    }
    const before = condition('reset_before')
    const after = condition('reset_after')
    return async function* (input, run: Run) {
      const past = new Past(columns, window, global, run.now)
      let last: string | null = null
      for await (const rows of input) {
        const changed: Result[] = []
        for (const row of rows) {
          const [keys] = keysOf(row, by)
          const copy = row.copy()
          changed.push(copy)
          if (keys === undefined) continue
          const key = keys.join('\n')
          if (
            (onChange && last !== null && last !== key) ||
            before?.evaluate(row, run.now) === true
          )
            past.reset()
          last = key
          if (current) past.add(key, row)
          for (const [name, value] of past.values(key)) copy.set(name, value)
          if (!current) past.add(key, row)
          if (after?.evaluate(copy, run.now) === true) past.reset()
          await run.pause()
        }
        yield changed
      }
    }
  }
}
