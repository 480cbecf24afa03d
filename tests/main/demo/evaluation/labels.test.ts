import { expect, test } from 'vitest'
import { knowledge as plain, run, tableOf } from './fixture.ts'

const knowledge = {
  ...plain,
  eventTypes: () => [
    { name: 'failure', search: 'index=web status>=400' },
    { name: 'outage', search: 'index=web status=500' }
  ],
  tags: () => [
    { field: 'eventtype', value: 'outage', tag: 'alarm' },
    { field: 'host', value: 'www*', tag: 'shop' }
  ]
}

test.each([
  ['search index=web eventtype=failure | table status', [['status'], ['404'], ['500']]],
  ['search index=web tag=alarm | table status', [['status'], ['500']]],
  ['search index=* tag::host=shop | stats count', [['count'], ['5']]],
  ['search index=* NOT tag=shop | stats count', [['count'], ['3']]],
  [
    'search index=* | stats count by eventtype',
    [
      ['eventtype', 'count'],
      ['failure', '2'],
      ['outage', '1']
    ]
  ],
  ['search index=web status>=500 | fields status | stats count by tag', [[]]],
  [
    'search index=web status>=500 | eval kind=mvjoin(eventtype, "+") | table kind tag tag::eventtype',
    [
      ['kind', 'tag', 'tag::eventtype'],
      ['failure+outage', ['alarm', 'shop'], 'alarm']
    ]
  ],
  ['search index=web | search eventtype=outage | stats count', [['count'], ['1']]]
])('%s', async (spl, rows) => {
  expect(await tableOf(spl, { knowledge })).toEqual(rows)
})

test('events show their event types and tags', async () => {
  const { rows } = await run('search index=web status=500', { knowledge })
  expect(rows).toMatchObject([{ eventtype: ['failure', 'outage'], 'tag::host': 'shop' }])
})

test('an event type that cannot be read is warned of where event types are asked for', async () => {
  const broken = {
    ...plain,
    eventTypes: () => [{ name: 'broken', search: 'index=web (' }]
  }
  const asked = await run('search eventtype=broken | stats count', { knowledge: broken })
  expect(asked.messages).toMatchObject([{ type: 'WARN' }])
  expect(asked.messages[0]?.text).toMatch(/^Eventtype 'broken' cannot be used/)
  const other = await run('search index=web | stats count by host', { knowledge: broken })
  expect(other.messages).toEqual([])
})
