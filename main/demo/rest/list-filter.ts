import { systemAcl } from './acl.ts'
import type { Thing } from './listing.ts'

type Test = (thing: Thing) => boolean

const word = /\(|\)|(?:[^\s()"]|"[^"]*")+/g

/**
 * The `search` argument of lists: `name=web* disabled=0`, `eai:acl.app="search"`, `!=`, words that stand
 * in the name or in any value; AND (also unwritten), OR, NOT and parentheses.
 */
export function listFilter(search: string | null): Test {
  const words = search?.match(word) ?? []
  let at = 0
  const either = (): Test => {
    const tests = [all()]
    while (words[at] === 'OR') {
      at += 1
      tests.push(all())
    }
    return (thing) => tests.some((test) => test(thing))
  }
  const all = (): Test => {
    const tests: Test[] = []
    while (at < words.length && words[at] !== ')' && words[at] !== 'OR') {
      if (words[at] === 'AND') at += 1
      else tests.push(one())
    }
    return (thing) => tests.every((test) => test(thing))
  }
  const one = (): Test => {
    const next = words[at] ?? ''
    at += 1
    if (next === 'NOT') {
      const test = one()
      return (thing) => !test(thing)
    }
    if (next !== '(') return (thing) => fits(thing, next.replaceAll('"', ''))
    const test = either()
    at += 1
    return test
  }
  return either()
}

function fits(thing: Thing, term: string): boolean {
  const [, field, operator, wanted] = /^([\w.:]+)(!?=)(.*)$/s.exec(term) ?? []
  if (field !== undefined && wanted !== undefined) {
    return like(plain(valueOf(thing, field)), wanted) === (operator === '=')
  }
  const texts = [thing.name, ...Object.values(thing.content).map(plain)]
  return texts.some((text) => like(text, `*${term}*`))
}

function valueOf({ name, content, acl }: Thing, field: string): unknown {
  if (field === 'name' || field === 'title') return name
  const [, key] = /^eai:acl\.(\w+)$/.exec(field) ?? []
  return key === undefined
    ? content[field]
    : Object.entries({ ...systemAcl, ...acl }).find(([of]) => of === key)?.[1]
}

function like(text: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.toLowerCase().split('*')
  const value = text.toLowerCase()
  const last = rest.pop()
  if (last === undefined) return value === first
  if (!value.startsWith(first) || !value.endsWith(last)) return false
  let at = first.length
  for (const part of rest) {
    const found = value.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return at + last.length <= value.length
}

/** A value as the text that is searched and sorted. */
export function plain(value: unknown): string {
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  return Array.isArray(value) ? value.map(plain).join(' ') : ''
}
