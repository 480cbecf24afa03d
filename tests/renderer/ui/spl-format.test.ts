import { expect, test } from 'vitest'
import { formatSpl } from '../../../renderer/ui/spl-format.ts'

test('each command stands on a line, and a longer subsearch on lines of its own', () => {
  expect(
    formatSpl(
      'index=web [ search index=a | stats count by ip | fields ip ] earliest=-1h | stats count|sort -count'
    )
  ).toBe(
    [
      'index=web [',
      '    search index=a',
      '    | stats count by ip',
      '    | fields ip',
      '] earliest=-1h',
      '| stats count',
      '| sort -count'
    ].join('\n')
  )
})

test('a subsearch of one command stays where it is, and one in another is indented twice', () => {
  expect(formatSpl('index=a [| inputlookup x] | head 1')).toBe(
    'index=a [| inputlookup x]\n| head 1'
  )
  expect(formatSpl('a [search b | c [search d | e]]')).toBe(
    'a [\n    search b\n    | c [\n        search d\n        | e\n    ]\n]'
  )
})

test('pipes in quotes, comments and macros begin no line', () => {
  const spl = 'search "a | b" `m("|")` ```x | y``` | rex "(?<a>\\d|b)"'
  expect(formatSpl(spl)).toBe('search "a | b" `m("|")` ```x | y```\n| rex "(?<a>\\d|b)"')
})

test('only white space outside of quotes changes, also in SPL that cannot be read', () => {
  for (const spl of ['| tstats count  where index=*', 'search "open | head', 'a ] b | c', '']) {
    expect(formatSpl(spl).replace(/\s+/g, '')).toBe(spl.replace(/\s+/g, ''))
  }
  expect(formatSpl('search "two  spaces"')).toBe('search "two  spaces"')
  expect(formatSpl(formatSpl('a | b [search c | d]'))).toBe(formatSpl('a | b [search c | d]'))
})
