import { expect, test } from 'vitest'
import { splFacts } from '../../../renderer/inspector/call/spl-facts.ts'

test('a command is said to be in a subsearch where it stands nowhere else', () => {
  const { commands } = splFacts(
    'search index=web [search index=auth | stats count by user | fields user] | stats avg(ms)'
  )
  const inSubsearch = Object.fromEntries(commands.map((one) => [one.name, one.inSubsearch]))
  expect(inSubsearch).toEqual({ search: false, stats: false, fields: true })
})

test('where a secret stood is no command', () => {
  const { commands, problem } = splFacts('search index=web api_key=[redacted] | head 1')
  expect(problem).toBeNull()
  expect(commands.map(({ name }) => name)).toEqual(['search', 'head'])
})
