import { expect, test } from 'vitest'
import { type Filter, numberFields, textFields } from '../../../../main/inspector/filter/filter.ts'
import { parseFilter } from '../../../../main/inspector/filter/parser.ts'
import { printFilter } from './printed-filter.ts'
import { filterParts } from '../../../../main/inspector/filter/parts.ts'
import { randomFrom } from '../../../support/random.ts'

const { below, pick, some } = randomFrom(7)

const letters = [...'abzé19_.-:/\\"(),*<>= |#ß'.split(''), 'or', 'not', 'and', ' or ', 'tool:']
const anyText = () => pick(letters) + some(4, () => pick(letters)).join('')

function leaf(): Filter {
  switch (below(7)) {
    case 0:
      return { kind: 'text', text: anyText() }
    case 1:
      return {
        kind: 'regex',
        source: pick(['a', 'a b', '\\/x', 'a/b(c)', '^"$']),
        flags: pick(['', 'i'])
      }
    case 2:
      return {
        kind: 'number',
        field: pick(numberFields),
        comparison: pick(['<', '<=', '=', '>=', '>']),
        value: below(5000) * pick([1, 10, 1000, 60_000])
      }
    case 3:
      return {
        kind: 'time',
        field: pick(['since', 'before']),
        at: below(2) === 0 ? { ago: below(1e9) } : below(2e12)
      }
    case 4:
      return { kind: 'is', what: pick(['pinned', 'noted', 'running', 'unkept']) }
    default: {
      const field = pick(textFields)
      const exact = below(2) === 0
      const closed: Partial<Record<string, string>> = {
        status: 'error',
        origin: 'client',
        colour: '3'
      }
      return { kind: 'field', field, value: closed[field] ?? anyText(), exact }
    }
  }
}

function filterOf(depth: number): Filter {
  if (depth === 0) return leaf()
  switch (below(4)) {
    case 0:
      return leaf()
    case 1: {
      const of = filterOf(depth - 1)
      return of.kind === 'not' ? of : { kind: 'not', of }
    }
    default: {
      const of = [filterOf(depth - 1), filterOf(depth - 1), ...some(1, leaf)]
      return { kind: pick(['all', 'any']), of }
    }
  }
}

test('a filter that is written and read again means the same', () => {
  for (let round = 0; round < 5000; round++) {
    const filter = filterOf(3)
    const text = printFilter(filter)
    if (text.length > 2000) continue
    expect(parseFilter(text), text).toEqual({ ok: true, filter })
  }
})

test('whatever is typed is read or refused, and its parts are in the text in their order', () => {
  const pieces = [...letters, ...'()"/ '.split(''), 'status:', '>2s', 'since:', '-', 'rows:>', '\n']
  for (let round = 0; round < 5000; round++) {
    const text = some(12, () => pick(pieces)).join('')
    const parsed = parseFilter(text)
    if (parsed.ok) {
      const again = parseFilter(printFilter(parsed.filter))
      expect(again, text).toEqual(parsed)
    } else {
      expect(parsed.from).toBeLessThanOrEqual(parsed.to)
      expect(parsed.to).toBeLessThanOrEqual(text.length)
    }
    let at = 0
    for (const part of filterParts(text)) {
      expect(text.slice(at, part.from).trim(), text).toBe('')
      expect(part.text).toBe(text.slice(part.from, part.to))
      expect(part.to).toBeGreaterThan(part.from)
      at = part.to
    }
    expect(text.slice(at).trim(), text).toBe('')
  }
})
