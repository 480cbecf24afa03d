import type { Row } from '../evaluation/evaluate.ts'
import type { SearchMessage } from '../evaluation/search-error.ts'
import type { FieldValue } from '../event.ts'
import type { Arguments } from './arguments.ts'

/** Splunk's maxresultrows: no answer has more rows, whatever the caller asks for. */
const mostRows = 50_000
const defaultRows = 100

/** The rows of one answer. */
export interface ResultPage {
  readonly fields: readonly string[]
  readonly rows: readonly Row[]
  readonly offset: number
  /** Rows of the whole result. */
  readonly total: number
  readonly messages: readonly SearchMessage[]
  /** How times are written: export has a form of its own. */
  readonly time: 'iso' | 'export'
  /** The search still runs: these are the rows so far. */
  readonly preview: boolean
}

/** Cuts a result by `count`, `offset` and `f`. */
export function resultPage(
  result: { readonly fields: readonly string[]; readonly rows: readonly Row[] },
  messages: readonly SearchMessage[],
  args: Arguments,
  preview = false
): ResultPage {
  const count = args.integer('count', defaultRows)
  const offset = Math.max(0, args.integer('offset', 0))
  const wanted = args.all('f').filter((name) => name !== '')
  return {
    fields:
      wanted.length === 0 ? result.fields : result.fields.filter((name) => wanted.includes(name)),
    rows: result.rows.slice(offset, offset + (count > 0 ? Math.min(count, mostRows) : mostRows)),
    offset,
    total: result.rows.length,
    messages,
    time: 'iso',
    preview
  }
}

/** A field's value as splunkd sends it: export has a form of its own for times. */
export function shown(page: ResultPage, row: Row, name: string): FieldValue | null {
  const value = row[name] ?? null
  return name === '_time' && page.time === 'export' && typeof value === 'string'
    ? value.replace(/^(\S{10})T(\S{12})\+00:00$/, '$1 $2 UTC')
    : value
}
