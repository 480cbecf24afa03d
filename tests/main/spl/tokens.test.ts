import { expect, test } from 'vitest'
import { tokens, unquote } from '../../../main/spl/tokens.ts'

const kinds = (spl: string) =>
  tokens(spl)
    .filter(({ kind }) => kind !== 'space')
    .map(({ kind, text }) => `${kind} ${text}`)

test('each kind of token is told apart', () => {
  expect(kinds('a="b\\"c" | `d(1)` [\'e f\'] ```g```')).toEqual([
    'word a',
    'symbol =',
    'string "b\\"c"',
    'pipe |',
    'macro `d(1)`',
    'open [',
    "name 'e f'",
    'close ]',
    'comment ```g```'
  ])
})

test('an apostrophe in a word hides nothing', () => {
  expect(kinds("don't | can't")).toEqual(["word don't", 'pipe |', "word can't"])
})

test('the texts of all tokens are the source', () => {
  const spl = ' search a="\\\\" ```x``` | rex "(?<b>\\d+)" | eval \'c d\'=e.\'f\' \\| '
  expect(
    tokens(spl)
      .map(({ text }) => text)
      .join('')
  ).toBe(spl)
})

test('unquote takes the quotes and their escapes away, and nothing else', () => {
  expect(unquote('"a\\"b\\\\c\\d"')).toBe('a"b\\c\\d')
  expect(unquote('plain')).toBe('plain')
})
