import { expect, test } from 'vitest'
import { demoTools } from '../../../support/demo-tools.ts'
import { textWith } from '../../../support/scripted-splunkd.ts'

test('validate_spl says what SPL does, its macros expanded, and runs nothing', async () => {
  const { call, splunkd } = await demoTools()
  const query =
    '`checkout_errors` earliest=-4h [ search index=sales | return VendorID ] | stats count by host'
  expect(await call('validate_spl', { query })).toEqual({
    would_run: true,
    query_checked: `search ${query}`,
    policy: { allowed: true, reason: null, hint: null },
    parser: expect.objectContaining({ asked: true, accepted: true, reason: null }) as unknown,
    expanded_query: textWith('status>=500'),
    macros: ['checkout_errors'],
    commands: [
      { name: 'search', args: textWith('index=web'), within: 'search' },
      { name: 'search', args: 'index=sales', within: 'subsearch' },
      { name: 'return', args: 'VendorID', within: 'subsearch' },
      { name: 'stats', args: 'count by host', within: 'search' }
    ],
    indexes: ['web', 'sales'],
    time_range: [{ name: 'earliest', value: '-4h' }],
    notes: [textWith('win over earliest_time')]
  })
  const { body } = await splunkd('/services/search/jobs')
  expect(body).toMatchObject({ entry: [] })
})

test('validate_spl shows the pipeline as the parser of Splunk has it', async () => {
  const { call } = await demoTools()
  const answer = await call('validate_spl', { query: '`login_failures` | stats count by host' })
  expect(answer['parser']).toMatchObject({
    pipeline: [
      { name: 'search', args: textWith('index=security'), generating: true },
      { name: 'stats', args: 'count by host', runs_on: 'report', generating: false }
    ]
  })
})

test("what the parser does not take is told in Splunk's words", async () => {
  const { call } = await demoTools()
  expect(await call('validate_spl', { query: 'index=web | nosuchcommand' })).toMatchObject({
    would_run: false,
    policy: { allowed: true },
    parser: { asked: true, accepted: false, reason: textWith('nosuchcommand'), pipeline: [] }
  })
})

test.each([
  ['a risky command', 'index=web | outputlookup x.csv', 'outputlookup', ['search', 'outputlookup']],
  ['a macro that hides one', '| `cleanup(web)`', 'delete', ['search', 'delete']],
  ['an unknown macro', '`nosuchmacro` | stats count', 'nosuchmacro', ['search', 'stats']],
  ['broken SPL', 'index=web | stats count by "host', 'double quote', []]
])(
  '%s is refused and explained, and the parser is not asked',
  async (_what, query, reason, commands) => {
    const { call } = await demoTools()
    const answer = await call('validate_spl', { query })
    expect(answer).toMatchObject({
      would_run: false,
      policy: { allowed: false, reason: textWith(reason), hint: textWith('') },
      parser: { asked: false, accepted: null, reason: null },
      commands: commands.map((name) => ({ name }))
    })
  }
)

test('validate_spl notes what is worth a second look', async () => {
  const { call } = await demoTools()
  const notes = async (query: string) => (await call('validate_spl', { query }))['notes']
  expect(await notes('error | stats count')).toEqual([textWith('names no index')])
  expect(await notes('index=* | stats count')).toEqual([textWith('every index')])
  expect(await notes('| makeresults')).toEqual([])
})
