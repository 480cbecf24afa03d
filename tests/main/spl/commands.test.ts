import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { commandsIn, macrosIn } from '../../../main/spl/commands.ts'
import { SplSyntaxError } from '../../../main/spl/syntax-error.ts'

const names = (spl: string) => commandsIn(spl).map(({ name }) => name)

test.each([
  ['a pipeline', 'search a | Stats count BY b | sort - count', ['search', 'stats', 'sort']],
  ['an implied search', 'index=web a', ['search']],
  ['a leading pipe', '| tstats count', ['tstats']],
  ['a generating command without a pipe', 'makeresults count=3 | head 1', ['makeresults', 'head']],
  ['a trailing pipe', 'search a | head 1 |', ['search', 'head']],
  ['subsearches', 'a [ search b [ | inputlookup c ] ]', ['search', 'search', 'inputlookup']],
  ['a leading subsearch', '[ search a | fields b ]', ['search', 'search', 'fields']],
  ['pipes in quotes', 'a "| b" | eval c="[d|e]"', ['search', 'eval']],
  ['comments', '```a | b``` search c ```| d``` | head', ['search', 'head']],
  ['macros', '`a` | `b(1)` | head', ['search', 'head']],
  ['brackets', 'a | foreach x* [ eval <<FIELD>>=1 ]', ['search', 'foreach', 'eval']],
  [
    'a map search in a map search',
    'a | map search="search b=\\"c\\" | map search=\\"search d \\\\\\"e\\\\\\" | head\\""',
    ['search', 'map', 'search', 'map', 'search', 'head']
  ]
])('%s', (_what, spl, expected) => {
  expect(names(spl)).toEqual(expected)
})

test('a command knows its arguments, its place and what it is within', () => {
  const spl = 'index=a | join x [ search b | head 5 ] | map search="search c | tail"'
  expect(commandsIn(spl)).toEqual([
    { name: 'search', args: 'index=a', start: 0, within: 'search' },
    { name: 'join', args: 'x [ search b | head 5 ]', start: 10, within: 'search' },
    { name: 'search', args: 'b', start: 19, within: 'subsearch' },
    { name: 'head', args: '5', start: 30, within: 'subsearch' },
    { name: 'map', args: 'search="search c | tail"', start: 41, within: 'search' },
    { name: 'search', args: 'c', start: 53, within: 'map' },
    { name: 'tail', args: '', start: 64, within: 'map' }
  ])
})

describe('text that is no SPL', () => {
  test.each([
    ['a | "b', 4, 'double quote'],
    ['a ```b', 2, 'comment'],
    ['a `b', 2, 'macro'],
    ['a [ search b', 2, 'never closed'],
    ['a ] b', 2, 'never opened'],
    ['a | | b', 4, 'missing'],
    ['a | =b', 4, 'expected']
  ])('%s', (spl, position, words) => {
    // The implied "search " shifts what the parser sees by seven characters.
    expect(() => commandsIn(`search ${spl}`)).toThrow(words)
    expect(() => commandsIn(`search ${spl}`)).toThrow(
      expect.objectContaining({ position: position + 7 })
    )
  })

  test('every text gives an answer or a syntax error', () => {
    const pieces = ['|', '[', ']', '"', "'", '`', '```', '\\', 'map search=', 'a', ' ', '(', '=']
    for (let seed = 1; seed <= 4000; seed += 1) {
      let state = seed
      let spl = ''
      for (let length = seed % 13; length > 0; length -= 1) {
        state = (state * 48271) % 2147483647
        spl += pieces[state % pieces.length] ?? ''
      }
      try {
        expect(Array.isArray(commandsIn(spl))).toBe(true)
      } catch (error) {
        expect(error).toBeInstanceOf(SplSyntaxError)
      }
    }
  })

  test('ten thousand open brackets are an error, not a crash', () => {
    expect(() => commandsIn('[search '.repeat(10_000))).toThrow(SplSyntaxError)
  })
})

test('macros are found with their arguments, outside of quotes and comments', () => {
  const spl = 'a `b` | `c(1, "x, y", d=2)` ```e `f` ``` "`g`"'
  expect(macrosIn(spl)).toEqual([
    { name: 'b', args: [], start: 2, end: 5 },
    { name: 'c', args: ['1', '"x, y"', 'd=2'], start: 8, end: 27 }
  ])
})

const corpusFile = process.env['SPL_CORPUS']
test.skipIf(corpusFile === undefined)('every search of a given corpus can be read', () => {
  const corpus = z
    .object({ searches: z.array(z.object({ search: z.string() })) })
    .parse(JSON.parse(readFileSync(corpusFile ?? '', 'utf8')))
  for (const { search } of corpus.searches) expect(commandsIn(search)).not.toEqual([])
})
