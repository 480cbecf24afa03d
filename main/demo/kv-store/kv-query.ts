import { z } from 'zod'
import type { KvDocument } from './kv-store.ts'

/** A query that the KV store does not take. */
export class KvQueryError extends Error {}

type Test = (document: KvDocument) => boolean

const objectSchema = z.record(z.string(), z.unknown())

/** What stands at `a.b` in a document. */
export function valueAt(document: KvDocument, path: string): unknown {
  if (Object.hasOwn(document, path)) return document[path]
  return path.split('.').reduce<unknown>((value, name) => {
    const object = objectSchema.safeParse(value)
    return object.success && Object.hasOwn(object.data, name) ? object.data[name] : undefined
  }, document)
}

/** Values of one type in their order; null where the two cannot be compared. */
export function compareKv(a: unknown, b: unknown): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b)
  return null
}

function same(value: unknown, wanted: unknown): boolean {
  if (Array.isArray(value) && !Array.isArray(wanted)) return value.some((one) => same(one, wanted))
  if (wanted === null) return value === null || value === undefined
  return typeof wanted === 'object'
    ? JSON.stringify(value) === JSON.stringify(wanted)
    : value === wanted
}

const ordered =
  (test: (order: number) => boolean) =>
  (value: unknown, wanted: unknown): boolean => {
    const values: unknown[] = Array.isArray(value) ? value : [value]
    return values.some((one) => {
      const order = compareKv(one, wanted)
      return order !== null && test(order)
    })
  }

const conditions: Readonly<Record<string, (value: unknown, wanted: unknown) => boolean>> = {
  $gt: ordered((order) => order > 0),
  $gte: ordered((order) => order >= 0),
  $lt: ordered((order) => order < 0),
  $lte: ordered((order) => order <= 0),
  $ne: (value, wanted) => !same(value, wanted)
}

function fieldTest(path: string, wanted: unknown): Test {
  const object = Array.isArray(wanted) ? null : objectSchema.safeParse(wanted).data
  const names = Object.keys(object ?? {})
  if (object == null || !names.some((name) => name.startsWith('$'))) {
    return (document) => same(valueAt(document, path), wanted)
  }
  const tests = names.map((name): Test => {
    const operand = object[name]
    if (name === '$not') {
      const inner = fieldTest(path, operand)
      return (document) => !inner(document)
    }
    if (name === '$regex') return regexTest(path, operand)
    const condition = Object.hasOwn(conditions, name) ? conditions[name] : undefined
    if (condition === undefined) throw new KvQueryError(`Operator ${name} is not supported.`)
    return (document) => condition(valueAt(document, path), operand)
  })
  return (document) => tests.every((test) => test(document))
}

function regexTest(path: string, operand: unknown): Test {
  try {
    const regex = new RegExp(typeof operand === 'string' ? operand : '')
    return (document) => {
      const value = valueAt(document, path)
      return typeof value === 'string' && regex.test(value)
    }
  } catch {
    throw new KvQueryError(`The regular expression ${JSON.stringify(operand)} cannot be read.`)
  }
}

/** Compiles `{"status": "new", "$or": [{"size": {"$gt": 5}}, …]}`. Throws `KvQueryError`. */
export function kvQuery(query: unknown): Test {
  const object = objectSchema.safeParse(query)
  if (!object.success || Array.isArray(query)) {
    throw new KvQueryError('The query must be a JSON object.')
  }
  const tests = Object.entries(object.data).map(([name, wanted]): Test => {
    if (!name.startsWith('$')) return fieldTest(name, wanted)
    if (name === '$not') {
      const inner = kvQuery(wanted)
      return (document) => !inner(document)
    }
    if ((name !== '$and' && name !== '$or') || !Array.isArray(wanted)) {
      throw new KvQueryError(`Operator ${name} is not supported here.`)
    }
    const parts = wanted.map(kvQuery)
    return name === '$and'
      ? (document) => parts.every((part) => part(document))
      : (document) => parts.some((part) => part(document))
  })
  return (document) => tests.every((test) => test(document))
}
