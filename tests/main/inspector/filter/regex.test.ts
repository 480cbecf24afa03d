import { expect, test } from 'vitest'
import { regexLiteral } from '../../../../main/inspector/filter/regex-literal.ts'
import { regexProblem, regexTest } from '../../../../main/inspector/filter/regex.ts'
import { randomFrom } from '../../../support/random.ts'

const { below, pick, some } = randomFrom(20261125)

const atoms = [
  ...['a', 'b', 'c', 'A', 'é', 'É', 'ß', 'K', '.', ' ', '\\n', '\\x61', '\\u00e9', '_', '-', '1'],
  ...['\\d', '\\D', '\\w', '\\W', '\\s', '\\S', '\\.', '\\/', '{', ']', '}'],
  ...['[abc]', '[^a]', '[a-c1]', '[^\\w-]', '[\\d-a]', '[\\Wa]', '[]', '[^]', '[A-Z]', '[^B-é]']
]
const signs = ['*', '+', '?', '{2}', '{1,3}', '{2,}', '*?', '+?', '{0}', '??']

function regexSource(depth: number): string {
  if (depth === 0) return pick(atoms)
  switch (below(7)) {
    case 0:
      return `(${regexSource(depth - 1)})`
    case 1:
      return `(?:${regexSource(depth - 1)})${pick(signs)}`
    case 2:
      return `(?<n${below(1e9)}>${regexSource(depth - 1)}|${some(1, () => regexSource(depth - 1)).join('')})`
    case 3:
      return pick(['^', '$', '\\b', '\\B']) + regexSource(depth - 1)
    case 4:
      return `${pick(atoms)}${pick(signs)}`
    default:
      return some(3, () => regexSource(depth - 1)).join('')
  }
}

const textOf = () => some(12, () => pick('aabbcABé1_ -.É\n{ß'.split(''))).join('')

test('a text is found by the same regular expressions as in JavaScript', () => {
  let both = 0
  for (let round = 0; round < 4000; round++) {
    const source = regexSource(3)
    const flags = pick(['', 'i'] as const)
    const theirs = new RegExp(source, flags)
    const ours = regexTest(source, flags)
    for (let at = 0; at < 8; at++) {
      const text = textOf()
      const found = theirs.test(text)
      if (found) both++
      if (ours(text) !== found) {
        expect.fail(`/${source}/${flags} on ${JSON.stringify(text)} is ${String(found)}`)
      }
    }
  }
  expect(both).toBeGreaterThan(5000)
  expect(both).toBeLessThan(27_000)
})

test('what is remembered while looking is bounded, and forgetting changes no answer', () => {
  const ours = regexTest('(a|b)*a(a|b){12}c', '')
  const theirs = /(a|b)*a(a|b){12}c/
  for (let round = 0; round < 300; round++) {
    const text = Array.from({ length: 60 }, () => pick(['a', 'b', 'b', 'c'])).join('')
    expect(ours(text)).toBe(theirs.test(text))
  }
  const everyLetter = regexTest('x[^y]*y', '')
  for (let from = 128; from < 65_000; from += 50) {
    const letters = Array.from({ length: 50 }, (_, at) => String.fromCharCode(from + at))
    expect(everyLetter(`x${letters.join('')}`)).toBe(false)
    expect(everyLetter(`x${letters.join('')}y`)).toBe(true)
  }
})

// Each of these takes JavaScript's own engine years on such a text.
test.each([
  ['(a+)+$', 'a'],
  ['^(a|a)*$', 'a'],
  ['(a|aa)+$', 'a'],
  ['^([a-z]+)*$', 'a'],
  ['(.*a){20}$', 'a'],
  ['(?:a?){40}a{40}$', 'a'],
  ['^(\\w+\\s?)*$', 'a'],
  ['.*.*.*.*.*=$', 'a'],
  ['(\\w*)*\\d(\\w*)*\\d$', 'a1']
])('/%s/ goes through a long text once', (source, letters) => {
  const test = regexTest(source, '')
  expect(test(`${letters.repeat(20_000)}!`)).toBe(false)
})

test('a text that needs new sets of steps at each letter is gone through once as well', () => {
  const test = regexTest('(a|b)*a(a|b){200}c', '')
  const text = Array.from({ length: 5000 }, () => pick(['a', 'b'])).join('')
  expect(test(text)).toBe(false)
  expect(test(`a${text.slice(0, 200)}c`)).toBe(true)
})

test.each([
  ['(a)\\1', 'refers back'],
  ['\\k<a>', 'refers back'],
  ['a(?=b)', 'looks ahead'],
  ['(?<!a)b', 'looks ahead'],
  ['(?i)a', 'either case'],
  ['(a', 'not closed'],
  ['a)', 'closes nothing'],
  ['[a', 'not closed'],
  ['*a', 'nothing to repeat'],
  ['a**', 'nothing to repeat'],
  ['a{2}{3}', 'nothing to repeat'],
  ['\\b+', 'nothing to repeat'],
  ['a{3,2}', 'wrong order'],
  ['[b-a]', 'lower to the higher'],
  ['\\p{L}', 'means nothing here'],
  ['a\\', 'escapes nothing'],
  ['((a{50}){50}){50}', 'longer than'],
  ['a{99999999999}', 'longer than']
])('/%s/ is refused with what is wrong', (source, message) => {
  expect(regexProblem(source)).toContain(message)
  expect(() => regexTest(source, '')).toThrow(message)
})

test('repeating nothing any number of times takes no time', () => {
  expect(regexTest('^(){999999999}a$', '')('a')).toBe(true)
  expect(regexTest('(){9999,}b', '')('a')).toBe(false)
})

test.each([
  ['timeout', 'timeout'],
  ['(?:time)out after \\d+ s', 'timeout after '],
  ['\\btime.?out', 'time'],
  ['a|b', ''],
  ['(abc)+d', 'abc'],
  ['x(abc)*de', 'de'],
  ['(abc)?', ''],
  ['[a]bc[de]', 'abc'],
  ['index\\s*=\\s*web', 'index']
])('what /%s/ finds always holds “%s”', (source, literal) => {
  expect(regexLiteral(source)).toBe(literal)
})
