import { ipv4, ipv4Range } from '../expression/functions/pattern.ts'
import type { Result } from '../result.ts'
import { numberOf, textOf, valuesOf } from '../value.ts'
import { wildcard } from '../wildcard.ts'
import type { Comparison, Filter } from './filter.ts'

export type Predicate = (row: Result) => boolean

const escape = (text: string): string => text.replace(/[\\^$.|?+()[\]{}]/g, '\\$&')

/** Whether a text is a value that the comparison's right side means: without case, * for anything. */
export function equalTo(wanted: string): (value: string) => boolean {
  if (wanted.includes('*')) {
    const shape = wildcard(wanted, 'i')
    return (value) => shape.test(value)
  }
  const range = wanted.includes('/') ? ipv4Range(wanted) : null
  if (range !== null) {
    return (value) => {
      const address = ipv4(value)
      return address === null ? value === wanted : address >= range.first && address <= range.last
    }
  }
  const lower = wanted.toLowerCase()
  const number = numberOf(wanted)
  return (value) =>
    value === wanted ||
    value.toLowerCase() === lower ||
    (number !== null && numberOf(value) === number)
}

function comparison({ field, operator, value }: Comparison): Predicate {
  if (operator === '=' || operator === '!=') {
    if (operator === '=' && value === '*') return (row) => row.get(field) !== null
    const equal = equalTo(value)
    const wanted = operator === '='
    return (row) => {
      const found = row.get(field)
      if (typeof found === 'string') return equal(found) === wanted
      return valuesOf(found).some((one) => equal(one) === wanted)
    }
  }
  const number = numberOf(value)
  const compare = (one: string): number => {
    const other = numberOf(one)
    if (number === null) return one < value ? -1 : one > value ? 1 : 0
    return other === null ? Number.NaN : other - number
  }
  const test = {
    '<': (sign: number) => sign < 0,
    '<=': (sign: number) => sign <= 0,
    '>': (sign: number) => sign > 0,
    '>=': (sign: number) => sign >= 0
  }[operator]
  return (row) => {
    const found = row.get(field)
    if (typeof found === 'string') return test(compare(found))
    return valuesOf(found).some((one) => test(compare(one)))
  }
}

/** Words are found whole: `fail` is not in "failed", `fail*` is. */
function keyword(text: string, caseSensitive: boolean): Predicate {
  if (/^\*+$/.test(text)) return () => true
  const parts = text.split(/\*+/)
  const longest = parts.reduce((a, b) => (b.length > a.length ? b : a), '')
  const before = /^[a-z0-9]/i.test(text) ? '(?<![A-Za-z0-9])' : ''
  const after = /[a-z0-9]$/i.test(text) ? '(?![A-Za-z0-9])' : ''
  const within = /\s/.test(text) ? '[^]*?' : '\\S*?'
  const shape = new RegExp(
    before + parts.map(escape).join(within) + after,
    caseSensitive ? '' : 'i'
  )
  // Wildcards are slow where nothing is to be found.
  const core = new RegExp(escape(longest), 'i')
  const found = (value: string): boolean => core.test(value) && shape.test(value)
  return (row) => {
    const raw = textOf(row.get('_raw'))
    if (raw !== null) return found(raw)
    return row.entries().some(([, value]) => valuesOf(value).some(found))
  }
}

function cost(filter: Filter): number {
  switch (filter.kind) {
    case 'comparison':
      if (filter.field === 'index' || filter.field === 'sourcetype') return 0
      return filter.field === 'host' || filter.field === 'source' ? 1 : 3
    case 'keyword':
      return 2
    case 'not':
      return cost(filter.part)
    case 'and':
    case 'or':
      return Math.max(0, ...filter.parts.map(cost))
    default:
      return 0
  }
}

/** Compiles a filter without subsearches. The cheap tests come first. */
export function predicate(filter: Filter): Predicate {
  switch (filter.kind) {
    case 'comparison':
      return comparison(filter)
    case 'keyword':
      return keyword(filter.text, filter.caseSensitive)
    case 'not': {
      const inner = predicate(filter.part)
      return (row) => !inner(row)
    }
    case 'and':
    case 'or': {
      const parts = [...filter.parts].sort((a, b) => cost(a) - cost(b)).map(predicate)
      return filter.kind === 'and'
        ? (row) => parts.every((part) => part(row))
        : (row) => parts.some((part) => part(row))
    }
    case 'subsearch':
      throw new Error('A subsearch runs before its filter is compiled.')
    case 'all':
      return () => true
  }
}

/** What the filter says when only these fields are known; null: it depends on others. */
export function partially(filter: Filter, known: Readonly<Record<string, string>>): boolean | null {
  switch (filter.kind) {
    case 'comparison': {
      const value = known[filter.field]
      if (value === undefined || (filter.operator !== '=' && filter.operator !== '!=')) return null
      return equalTo(filter.value)(value) === (filter.operator === '=')
    }
    case 'not': {
      const inner = partially(filter.part, known)
      return inner === null ? null : !inner
    }
    case 'and':
    case 'or': {
      const decisive = filter.kind === 'or'
      const parts = filter.parts.map((part) => partially(part, known))
      if (parts.includes(decisive)) return decisive
      return parts.includes(null) ? null : !decisive
    }
    case 'all':
      return true
    default:
      return null
  }
}

/** What is left to test of a filter where these fields are known. */
export function remaining(filter: Filter, known: Readonly<Record<string, string>>): Filter {
  const answer = partially(filter, known)
  if (answer !== null) return answer ? { kind: 'all' } : { kind: 'not', part: { kind: 'all' } }
  switch (filter.kind) {
    case 'not':
      return { kind: 'not', part: remaining(filter.part, known) }
    case 'and':
    case 'or': {
      const open = filter.parts.filter((part) => partially(part, known) === null)
      const parts = open.map((part) => remaining(part, known))
      const [only] = parts
      return only !== undefined && parts.length === 1 ? only : { kind: filter.kind, parts }
    }
    default:
      return filter
  }
}

/** The comparisons with `index` that a filter makes. */
export function indexTerms(filter: Filter): Comparison[] {
  if (filter.kind === 'comparison') return filter.field === 'index' ? [filter] : []
  if (filter.kind === 'not') return indexTerms(filter.part)
  return filter.kind === 'and' || filter.kind === 'or' ? filter.parts.flatMap(indexTerms) : []
}
