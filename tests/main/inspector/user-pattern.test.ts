import { expect, test } from 'vitest'
import { checkedPattern } from '../../../main/inspector/user-pattern.ts'

const patternOf = (source: string): RegExp => {
  const checked = checkedPattern(source)
  if (!checked.ok) throw new Error(`${source}: ${checked.problem}`)
  return checked.pattern
}

test.each([
  ['ACME-\\d{6}', 'see ACME-123456.', 'see X.'],
  ['\\w+@\\w+\\.\\w+', 'to ana@example.com now', 'to X now'],
  ['(?i)acme-[a-z]+', 'Acme-Secret', 'X'],
  ['(?:\\d{4}[ -]?){4}', 'card 1234 5678-90123456', 'card X'],
  ['tok_[A-Za-z0-9]+', `tok_${'a'.repeat(5000)}`, 'X'],
  ['(?<=pin )\\d+|PIN\\d+', 'pin 1234 PIN99', 'pin X X'],
  ['[\\]x]+y', 'a]xy', 'aX']
])('%s takes out of "%s" what it means', (source, text, clean) => {
  expect(text.replace(patternOf(source), 'X')).toBe(clean)
})

test.each([
  ['', /where there is nothing/],
  ['a*', /where there is nothing/],
  ['[', /no regular expression/],
  ['x'.repeat(201), /At most 200/],
  ['(a+)+b', /repeats or branches/],
  ['(a|a)*b', /repeats or branches/],
  ['((a{1,9}){1,9}){1,9}b', /repeats or branches|open length/],
  ['(x)\\1', /refers back/],
  ['a*a*b', /open length/],
  ['.*foo.*bar', /open length/],
  ['a{5000}', /too often/]
])('%s is refused in words', (source, problem) => {
  const checked = checkedPattern(source)
  expect(checked).toMatchObject({ ok: false })
  if (!checked.ok) expect(checked.problem).toMatch(problem)
})

test('what is taken is through with a text made to be slow', () => {
  for (const source of ['\\w+@\\w+\\.\\w+', '.*password', '[a-z]+-[a-z]+-[a-z]+x']) {
    for (const piece of ['a', 'a-', '@', 'a@a.']) {
      const text = piece.repeat(16_384 / piece.length)
      expect(text.replace(patternOf(source), '').length).toBeLessThanOrEqual(text.length)
    }
  }
})
