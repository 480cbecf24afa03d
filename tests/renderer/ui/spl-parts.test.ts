import { expect, test } from 'vitest'
import { splLines, splParts } from '../../../renderer/ui/spl-parts.ts'

const of = (spl: string, kind: string) =>
  splParts(spl)
    .filter((part) => part.kind === kind)
    .map(({ text }) => text)

test('the parts together are the source, also when it is cut off', () => {
  for (const spl of ['search a="b | c" | stats count by x', 'index=web "cut o', '`m(', '']) {
    expect(
      splParts(spl)
        .map(({ text }) => text)
        .join('')
    ).toBe(spl)
  }
})

test('commands are marked after a pipe or a bracket only, and a pipe in quotes is none', () => {
  expect(of('stats x | where a [ search b ] | eval c="| delete"', 'command')).toEqual([
    'where',
    'search',
    'eval'
  ])
})

test('each stage of the pipeline gets a line, and a subsearch stays in its own', () => {
  expect(splLines('index=web [ search a | head 1 ] | stats count | sort -count')).toBe(
    'index=web [ search a | head 1 ]\n| stats count\n| sort -count'
  )
  expect(splLines('| tstats count')).toBe('| tstats count')
  expect(splLines('a\n| b')).toBe('a\n| b')
})

test('where a secret stood is no subsearch', () => {
  expect(of('index=web api_key=[redacted] | rest token=[redacted]', 'command')).toEqual(['rest'])
  expect(of('index=web api_key=[redacted]', 'pipe')).toEqual([])
  expect(splLines('index=web [redacted]\n| head 1')).toBe('index=web [redacted]\n| head 1')
})
