import { expect, test } from 'vitest'
import { z } from 'zod'
import { demoTools } from '../../../support/demo-tools.ts'
import { textWith } from '../../../support/scripted-splunkd.ts'

type Call = readonly [name: string, args: Readonly<Record<string, unknown>>]

const lists: readonly Call[] = [
  ['list_alerts', {}],
  ['list_alert_actions', {}],
  ['list_triggered_alerts', { earliest_time: '-30d' }],
  ['list_dashboards', {}],
  ['list_lookup_files', {}],
  ['list_lookup_definitions', {}],
  ['list_kvstore_collections', {}]
]
const filters: readonly Call[] = [
  ['list_alerts', { search: 'no-such-thing' }],
  ['list_alerts', { owner: 'analyst', severity: 'fatal' }],
  ['list_triggered_alerts', { search: 'no-such-thing' }],
  ['list_triggered_alerts', { earliest_time: 0, latest_time: 86_400 }],
  ['list_dashboards', { search_filter: 'no-such-thing' }],
  ['list_lookup_files', { search_filter: 'no-such-thing' }],
  ['list_lookup_definitions', { app: 'launcher' }],
  ['list_kvstore_collections', { app: 'launcher' }]
]
const missing: readonly Call[] = [
  ['update_alert', { name: 'no such alert', enabled: false }],
  ['delete_alert', { name: 'no such alert', confirm: true }],
  ['get_dashboard_definition', { name: 'no_such_dashboard' }],
  ['get_lookup', { name: 'no_such_lookup.csv' }],
  ['get_kvstore_data', { collection: 'no_such_collection' }],
  ['get_kvstore_data', { collection: 'no_such_collection', app: 'search' }]
]
const single: readonly Call[] = [
  ['get_dashboard_definition', { name: 'any' }],
  ['get_lookup', { name: 'assets.csv' }],
  ['get_kvstore_data', { collection: 'watchlist' }]
]
const writing: readonly Call[] = [
  ['create_alert', { name: 'a', search: 'index=web', cron_schedule: '0 * * * *' }],
  ['update_alert', { name: 'a', enabled: false }],
  ['delete_alert', { name: 'a', confirm: true }],
  ['create_dashboard', { name: 'a', definition: '<dashboard/>' }],
  ['create_kvstore_collection', { app: 'search', collection: 'a' }]
]

const pageSchema = z.object({
  items: z.array(z.unknown()),
  total: z.int(),
  returned: z.int(),
  truncated: z.boolean(),
  next_offset: z.int().nullable()
})

test.each(lists)('pages of %s hold every entry once, with the exact total', async (name, args) => {
  const { call } = await demoTools()
  const whole = pageSchema.parse(await call(name, { ...args, count: 1000 }))
  expect(whole.items.length).toBeGreaterThan(1)
  expect(whole).toMatchObject({ total: whole.items.length, truncated: false, next_offset: null })
  const count = Math.ceil(whole.total / 3)
  const found: unknown[] = []
  for (let offset: number | null = 0; offset !== null;) {
    const page = pageSchema.parse(await call(name, { ...args, count, offset }))
    expect(page).toMatchObject({ total: whole.total, returned: page.items.length })
    expect(page.truncated).toBe(page.next_offset !== null)
    found.push(...page.items)
    offset = page.next_offset
  }
  expect(found).toEqual(whole.items)
  const beyond = pageSchema.parse(await call(name, { ...args, offset: whole.total }))
  expect(beyond).toMatchObject({ items: [], total: whole.total, truncated: false })
})

test('a filter that nothing fits gives an empty list', async () => {
  const { call } = await demoTools()
  for (const [name, args] of filters) {
    expect([name, await call(name, args)]).toMatchObject([
      name,
      { items: [], total: 0, returned: 0, truncated: false, next_offset: null }
    ])
  }
})

test('what is not there is named', async () => {
  const { failure } = await demoTools({ allowedWrites: ['alerts'] })
  for (const [name, args] of missing) {
    expect([name, await failure(name, args)]).toMatchObject([
      name,
      { code: 'not_found', message: textWith(String(Object.values(args)[0])) }
    ])
  }
})

test('who may not look is told so', async () => {
  const { failure } = await demoTools({ user: 'guest' })
  for (const [name, args] of [...lists, ...single]) {
    expect([name, await failure(name, args)]).toMatchObject([name, { code: 'forbidden' }])
  }
})

test('a Splunk that is down is named', async () => {
  const { failure, demo } = await demoTools({ allowedWrites: ['alerts', 'dashboards', 'kvstore'] })
  await demo.stop()
  for (const [name, args] of [...lists, ...single, ...writing]) {
    expect([name, await failure(name, args)]).toMatchObject([
      name,
      { code: 'refused', message: textWith(String(demo.port)) }
    ])
  }
})

test('nothing is written where the profile does not allow it', async () => {
  const { failure } = await demoTools()
  for (const [name, args] of writing) {
    expect([name, await failure(name, args)]).toMatchObject([name, { code: 'writes_not_allowed' }])
  }
})
