import { compareKv, kvQuery, valueAt } from './kv-query.ts'
import type { KvDocument } from './kv-store.ts'

/** What is wanted of a collection; 0 as limit and empty texts mean all. */
export interface KvFind {
  readonly query: Readonly<Record<string, unknown>>
  /** `name, size:1` or `size:0`. */
  readonly fields: string
  /** `size:-1, name` */
  readonly sort: string
  readonly limit: number
  readonly skip: number
}

// limits.conf [kvstore] max_rows_per_query
const mostRows = 50_000

/** The documents that fit, sorted, cut and with the wanted fields. Throws `KvQueryError`. */
export function findDocuments(
  documents: readonly KvDocument[],
  { query, fields, sort, limit, skip }: KvFind
): readonly KvDocument[] {
  const found = documents.filter(kvQuery(query))
  const keys = pairs(sort)
  const ordered = keys.length === 0 ? found : found.toSorted((a, b) => compareDocuments(a, b, keys))
  const from = Math.max(0, skip)
  const page = ordered.slice(from, from + (limit > 0 ? Math.min(limit, mostRows) : mostRows))
  const chosen = pairs(fields)
  return chosen.length === 0 ? page : page.map((document) => projected(document, chosen))
}

type Pair = readonly [name: string, number: number]

const pairs = (text: string): Pair[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, name = part, number = '1'] = /^(.*?)(?::(-?\d+))?$/.exec(part) ?? []
      return [name, Number(number)]
    })

// Values of different types come in this order, as in MongoDB.
const ranks = ['undefined', 'null', 'number', 'string', 'object', 'boolean']

function compareDocuments(a: KvDocument, b: KvDocument, keys: readonly Pair[]): number {
  for (const [name, direction] of keys) {
    const [left, right] = [valueAt(a, name), valueAt(b, name)]
    const order = compareKv(left, right) ?? rank(left) - rank(right)
    if (order !== 0) return direction < 0 ? -order : order
  }
  return 0
}

const rank = (value: unknown): number => ranks.indexOf(value === null ? 'null' : typeof value)

/** Fields to keep, with `_key` unless it is left out; or, when all are `:0`, fields to leave out. */
function projected(document: KvDocument, fields: readonly Pair[]): KvDocument {
  const without = fields.filter(([, number]) => number === 0).map(([name]) => name)
  const wanted = fields.filter(([, number]) => number !== 0).map(([name]) => name)
  return Object.fromEntries(
    Object.entries(document).filter(
      ([name]) =>
        !without.includes(name) && (wanted.length === 0 || wanted.includes(name) || name === '_key')
    )
  )
}
