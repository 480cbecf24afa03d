import { expect, test } from 'vitest'
import {
  partLike,
  withOppositePart,
  withoutPart,
  withPart,
  withTerm
} from '../../../../main/inspector/filter/edits.ts'
import { filterParts } from '../../../../main/inspector/filter/parts.ts'

const now = new Date('2026-11-25T12:00:00').getTime()

test.each([
  ['tool:run_splunk_search', 'Tool contains run_splunk_search'],
  ['tool:=ping', 'Tool is ping'],
  ['-tool:ping', 'Tool does not contain ping'],
  ['status:error', 'Status is error'],
  ['status:err', 'Status contains err'],
  ['status:error,refused', 'Status is error or refused'],
  ['-status:(error or refused)', 'Status is not error or refused'],
  ['tool:a,=b', 'Tool contains a or tool is b'],
  ['>2s', 'Took more than 2 s'],
  ['->2s', 'Not: took more than 2 s'],
  ['took:1s..90s', 'Took at least 1 s and took at most 90 s'],
  ['splunk:<=1500ms', 'Splunk took at most 1500 ms'],
  ['rows:>1,000', 'Returned more than 1,000 rows'],
  ['rows:1', 'Returned exactly 1 row'],
  ['rows:0', 'Returned no rows'],
  ['size:>=1mb', 'Result of at least 1 MB'],
  ['since:15m', 'Began in the last 15 min'],
  ['before:1d', 'Began more than 1 d ago'],
  ['since:2026-11-24', 'Began at 24 Nov 2026, 00:00 or later'],
  ['before:14:00:05', 'Began before 25 Nov 2026, 14:00:05'],
  ['is:pinned', 'Pinned'],
  ['-is:running', 'Has ended'],
  ['has:error', 'Has an error'],
  ['-has:sid', 'Has no search job'],
  ['-has:note', 'Without a note'],
  ['"free text"', 'Contains “free text”'],
  ['-word', 'Does not contain “word”'],
  ['/a b/i', 'Matches /a b/i'],
  ['(a or b)', 'Contains “a” or contains “b”'],
  ['-(a status:error,ok)', 'Not: contains “a” and status is error or ok'],
  ['-(a (b or c))', 'Not: contains “a” and (contains “b” or contains “c”)']
])('%s reads: %s', (text, meaning) => {
  expect(filterParts(text, now)).toMatchObject([{ kind: 'term', text, meaning }])
})

test('a text is cut into its parts, also where it cannot be read', () => {
  const text = '(a or rows:abc) or tool:x  clinet:"a b" ) size: -"open'
  expect(filterParts(text).map(({ kind, text: part }) => [kind, part])).toEqual([
    ['problem', '(a or rows:abc)'],
    ['or', 'or'],
    ['term', 'tool:x'],
    ['problem', 'clinet:"a b"'],
    ['problem', ')'],
    ['unfinished', 'size:'],
    ['term', '-"open']
  ])
})

const at = (text: string, place: number) => {
  const part = filterParts(text)[place]
  if (part === undefined) throw new RangeError(`No part ${place} in ${text}`)
  return part
}

test.each([
  ['a  b c', 1, 'a c'],
  ['a', 0, ''],
  ['a or b c', 0, 'b c'],
  ['a or b c', 2, 'a c'],
  ['a and b', 2, 'a'],
  ['a b or c', 0, 'b or c'],
  ['"a b" (c or d) e', 1, '"a b" e']
])('without a part, “%s” (%i) is “%s”', (text, place, rest) => {
  expect(withoutPart(text, at(text, place))).toBe(rest)
})

test.each([
  ['a b', 1, 'a -b'],
  ['a -b', 1, 'a b'],
  ['not a b', 0, 'a b'],
  ['not (a or b)', 0, '(a or b)'],
  ['nothing', 0, '-nothing'],
  ['tool:x or >2s', 2, 'tool:x or ->2s']
])('a part of “%s” (%i) is turned round: “%s”', (text, place, turned) => {
  expect(withOppositePart(text, at(text, place))).toBe(turned)
})

test.each<[string, string | null, string, boolean, string]>([
  ['', 'tool', 'ping', false, 'tool:=ping'],
  ['tool:x >2s tool:y', 'tool', 'ping', false, 'tool:=ping >2s'],
  ['tool:=ping', 'tool', 'ping', false, 'tool:=ping'],
  ['', 'client', 'Claude "D"', false, 'client:="Claude \\"D\\""'],
  ['', 'session', '3f9a-2c', false, 'session:3f9a-2c'],
  ['status:error', 'status', 'error', true, '-status:error'],
  ['-status:ok', 'status', 'error', true, '-status:ok -status:error'],
  ['-status:error a', 'status', 'error', false, 'status:error a'],
  ['a or b', 'status', 'error', false, '(a or b) status:error'],
  ['since:1h', 'since', '2026-11-24T14:00:00.000Z', false, 'since:2026-11-24T14:00:00.000Z'],
  ['>1s', 'took', '>2s', false, 'took:>2s'],
  ['a', null, 'or', false, 'a "or"'],
  ['a', null, '-x', true, 'a -"-x"']
])('“%s” with %s %s (not: %s) is “%s”', (text, field, value, not, expected) => {
  expect(withTerm(text, field, value, not)).toBe(expected)
})

test('a part that is there already can be found, however it is written', () => {
  expect(partLike('a status:(error or refused)', 'status:error,refused')?.from).toBe(2)
  expect(partLike('a took:>2s', '>2000ms')?.text).toBe('took:>2s')
  expect(partLike('a or is:pinned', 'is:pinned')).toBeUndefined()
  expect(partLike('-is:pinned', 'is:pinned')).toBeUndefined()
  expect(withPart('is:pinned', 'is:running')).toBe('is:pinned is:running')
  expect(withPart('status:ok a', 'status:error,refused')).toBe('status:error,refused a')
})
