import { Arguments, type LackedOptions, off, on, words } from '../arguments.ts'
import type { Command } from '../command.ts'
import { ExpressionParser } from '../expression/parser.ts'
import { FilterParser } from '../filter/parser.ts'
import { predicate, type Predicate } from '../filter/predicate.ts'
import { termsOfText } from '../filter/terms.ts'
import { Result } from '../result.ts'
import { allRows, sorted, visitRows } from '../rows.ts'
import type { Run } from '../run.ts'
import { commandError, notInDemo } from '../search-error.ts'
import { parseSpan } from '../span.ts'
import { fromValues, numberOf, textOf, type Value, valuesOf } from '../value.ts'

const known = [
  'maxspan',
  'maxpause',
  'maxevents',
  'startswith',
  'endswith',
  'keepevicted',
  'keeporphans',
  'mvlist'
]
const lacked: LackedOptions = {
  connected: on,
  unifyends: off,
  delim: [],
  nullstr: ['null'],
  maxopentxn: [],
  maxopenevents: []
}

interface Open {
  /** Newest first. */
  readonly rows: Result[]
  first: number
  last: number
  closed: boolean
}

interface Transactions {
  readonly all: readonly Open[]
  /** Rows that belong to none. */
  readonly orphans: readonly Result[]
}

interface Rules {
  readonly fields: readonly string[]
  readonly span: number
  readonly pause: number
  readonly most: number
  readonly starts: Predicate | null
  readonly ends: Predicate | null
  readonly keepEvicted: boolean
  /** Whether a field keeps its values in order, one for each event. */
  readonly listed: (name: string) => boolean
}

function condition(text: string | null): Predicate | null {
  if (text === null) return null
  const bare = text.replace(/^"([^]*)"$/, '$1').replace(/\\(["\\])/g, '$1')
  const evaluated = /^eval\(([^]*)\)$/i.exec(bare)?.[1]
  if (evaluated !== undefined) {
    const expression = new ExpressionParser(evaluated, 'transaction').whole()
    return (row) => expression.evaluate(row, 0) === true
  }
  const nested = () => {
    throw notInDemo('transaction with a subsearch')
  }
  return predicate(new FilterParser(termsOfText(bare), nested, 'transaction').parse().filter)
}

function seconds(text: string | null): number {
  if (text === null || text === '-1') return Number.POSITIVE_INFINITY
  const span = parseSpan(text)
  if (span === null) throw commandError('transaction', `The time '${text}' is invalid.`)
  return span.seconds
}

/** Rows come newest first, so a transaction grows towards the past. */
async function transactions(
  rows: readonly Result[],
  rules: Rules,
  run: Run
): Promise<Transactions> {
  const all: Open[] = []
  const orphans: Result[] = []
  const open = new Map<string, Open>()
  await visitRows(rows, run, (row) => {
    const values = rules.fields.map((name) => row.get(name))
    const time = numberOf(row.get('_time'))
    if (time === null || (values.length > 0 && values.every((value) => value === null))) {
      orphans.push(row)
      return
    }
    const key = JSON.stringify(values)
    let current = open.get(key)
    const ends = rules.ends?.(row) ?? false
    const fits =
      current !== undefined &&
      !current.closed &&
      !ends &&
      current.last - time <= rules.span &&
      current.first - time <= rules.pause &&
      current.rows.length < rules.most
    if (!fits || current === undefined) {
      if (rules.ends !== null && !ends) {
        orphans.push(row)
        return
      }
      current = { rows: [], first: time, last: time, closed: false }
      all.push(current)
      open.set(key, current)
    }
    current.rows.push(row)
    current.first = time
    if (rules.starts?.(row) ?? false) current.closed = true
  })
  const kept = rules.starts === null || rules.keepEvicted ? all : all.filter(({ closed }) => closed)
  return { all: kept, orphans }
}

function joined(name: string, rows: readonly Result[], { listed }: Rules): Value {
  if (listed(name)) return fromValues(rows.map((row) => textOf(row.get(name)) ?? 'NULL'))
  return fromValues([...new Set(rows.flatMap((row) => valuesOf(row.get(name))))].sort())
}

function combined({ rows: newestFirst, first, last, closed }: Open, rules: Rules): Result {
  const rows = newestFirst.toReversed()
  const names = [...new Set(rows.flatMap((row) => row.names()))].filter(
    (name) => !name.startsWith('_')
  )
  const entries = names.map((name): [string, Value] => [name, joined(name, rows, rules)])
  const raw = rows.flatMap((row) => textOf(row.get('_raw')) ?? [])
  return new Result([
    ['_raw', raw.length > 0 ? raw.join('\n') : null],
    ['_time', first],
    ...entries,
    ['duration', Number((last - first).toFixed(6))],
    ['eventcount', rows.length],
    // With evicted ones kept, this tells them apart.
    ...(rules.keepEvicted ? [['closed_txn', closed ? 1 : 0] as const] : [])
  ])
}

/** `mvlist`: a flag for all fields, or the fields for which it holds. */
function listing(text: string | null): Rules['listed'] {
  const value = text?.toLowerCase() ?? 'f'
  if (on.includes(value)) return () => true
  if (off.includes(value)) return () => false
  const names = words(text ?? '').map((word) => word.text)
  return (name) => names.includes(name)
}

const timeOf = (row: Result): number => numberOf(row.get('_time')) ?? 0

export const transaction: Command = {
  compile({ args }) {
    const given = new Arguments('transaction', args, known, lacked)
    const keepOrphans = given.flag('keeporphans', false)
    const rules: Rules = {
      fields: given.names,
      span: seconds(given.text('maxspan')),
      pause: seconds(given.text('maxpause')),
      most: given.integer('maxevents', 1000),
      starts: condition(given.text('startswith')),
      ends: condition(given.text('endswith')),
      keepEvicted: given.flag('keepevicted', false),
      listed: listing(given.text('mvlist'))
    }
    return allRows(async (rows, run) => {
      const made: Result[] = []
      const { all, orphans } = await transactions(rows, rules, run)
      for (const open of all) {
        made.push(combined(open, rules))
        await run.pause()
      }
      if (!keepOrphans) return made
      for (const row of orphans) {
        const orphan = row.copy()
        orphan.set('_txn_orphan', 1)
        made.push(orphan)
      }
      return sorted(made, (a, b) => timeOf(b) - timeOf(a), run)
    })
  }
}
