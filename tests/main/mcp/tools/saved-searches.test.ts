import { expect, test } from 'vitest'
import { z } from 'zod'
import { type DemoTools, demoTools } from '../../../support/demo-tools.ts'
import { textWith } from '../../../support/scripted-splunkd.ts'

const itemsSchema = z.array(z.looseObject({ name: z.string() }))
const namesOf = (answer: Readonly<Record<string, unknown>>) =>
  itemsSchema.parse(answer['items']).map(({ name }) => name)

const writer = () => demoTools({ allowedWrites: ['saved_searches'] })

async function save({ call }: DemoTools, name: string, more: Record<string, unknown> = {}) {
  return call('create_saved_search', { name, search: 'index=web | stats count', ...more })
}

test('list_saved_searches pages to the end, holds every one once, and its total is exact', async () => {
  const { call } = await demoTools()
  const { total, items } = await call('list_saved_searches')
  expect(items).toHaveLength(Number(total))
  for (const count of [1, 2, 3]) {
    const names: string[] = []
    for (let offset: unknown = 0; typeof offset === 'number';) {
      const page = await call('list_saved_searches', { count, offset })
      expect(page['total']).toBe(total)
      names.push(...namesOf(page))
      offset = page['next_offset']
    }
    expect(names).toEqual(namesOf({ items }))
  }
})

test('list_saved_searches filters by owner, app, sharing and words, with the total of what fits', async () => {
  const tools = await writer()
  const { call } = tools
  await save(tools, 'Mine', { description: 'Something very special' })
  const only = async (filter: Record<string, unknown>) => {
    const answer = await call('list_saved_searches', { ...filter, count: 1 })
    return { total: answer['total'], name: namesOf(answer)[0] }
  }
  expect(await only({ sharing: 'user' })).toEqual({ total: 1, name: 'Mine' })
  expect(await only({ search: 'special' })).toEqual({ total: 1, name: 'Mine' })
  expect(await only({ search: 'name=Mi*', owner: 'admin', app: 'search' })).toMatchObject({
    total: 1
  })
  expect(await only({ owner: 'analyst' })).toEqual({ total: 0, name: undefined })
  expect(await only({ app: 'nosuchapp' })).toEqual({ total: 0, name: undefined })
  expect(await call('list_saved_searches', { sharing: 'user' })).toMatchObject({
    items: [{ name: 'Mine', owner: 'admin', app: 'search', sharing: 'user', permissions: null }],
    filters_applied: { sharing: 'user', include_disabled: false }
  })
})

test('get_saved_search_details groups all settings, and hides the secrets of actions', async () => {
  const { call } = await demoTools()
  expect(await call('get_saved_search_details', { name: 'Errors in the last hour' })).toMatchObject(
    {
      name: 'Errors in the last hour',
      details: {
        basic_info: {
          search: textWith('index=app'),
          app: 'search',
          owner: 'admin',
          is_alert: true
        },
        scheduling: { is_scheduled: true, cron_schedule: '*/15 * * * *' },
        dispatch: { earliest_time: '-1h', latest_time: 'now' },
        permissions: { sharing: 'app', roles: { read: ['*'] }, can_write: true },
        actions: {},
        alert: { alert_type: 'number of events', track: true },
        metadata: { max_concurrent: 1 }
      }
    }
  )
})

test('execute_saved_search runs what is saved over its own range, and fires nothing', async () => {
  const { call, splunkd } = await demoTools()
  const name = 'Sales by product code'
  const answer = await call('execute_saved_search', { name })
  expect(answer).toMatchObject({
    saved_search_name: name,
    execution_mode: 'oneshot',
    search_query: 'search index=sales | top limit=10 Code',
    dispatch_parameters: { earliest_time: '-7d@d', latest_time: 'now' },
    fields: ['Code', 'count', 'percent']
  })
  expect(answer).not.toHaveProperty('job_id')
  const range = { earliest_time: '-1d', latest_time: '-1h' }
  expect(await call('execute_saved_search', { name, ...range })).toMatchObject({
    dispatch_parameters: range
  })
  const encoded = encodeURIComponent(name)
  const history = await splunkd(`/servicesNS/nobody/search/saved/searches/${encoded}/history`)
  expect(JSON.stringify(history.body)).not.toContain('"sid"')
})

test('execute_saved_search as a job gives a job_id to page with', async () => {
  const { call } = await demoTools()
  const first = await call('execute_saved_search', {
    name: 'Sales by product code',
    mode: 'job',
    max_results: 2
  })
  expect(first).toMatchObject({ is_done: true, returned: 2, truncated: true, next_offset: 2 })
  const rest = await call('get_search_results', { job_id: first['job_id'], offset: 2 })
  expect(rest).toMatchObject({ total: first['total'], truncated: false })
})

test('arguments are put into the SPL before the policy judges it', async () => {
  const tools = await writer()
  const { call, failure } = tools
  const search = 'index=$args.index$ Code=$code$ | stats count'
  await save(tools, 'With arguments', { search, earliest_time: '-7d' })
  const run = (args: Record<string, unknown>) => ({ name: 'With arguments', arguments: args })
  expect(await call('execute_saved_search', run({ index: 'sales', code: 'B' }))).toMatchObject({
    search_query: 'search index=sales Code=B | stats count',
    returned: 1,
    messages: []
  })
  expect(await call('execute_saved_search', run({ index: 'sales' }))).toMatchObject({
    messages: [{ type: 'WARN', text: textWith('No value was given for code') }]
  })
  expect(
    await failure('execute_saved_search', run({ index: 'sales', code: 'B | delete' }))
  ).toMatchObject({ code: 'refused_by_policy' })
  expect(await failure('execute_saved_search', run({ nosuch: 1 }))).toMatchObject({
    code: 'invalid_arguments',
    hint: textWith('index, code')
  })
})

test('a real-time search is run only over a range that ends', async () => {
  const { call, failure, splunkd } = await demoTools()
  const name = 'Live errors'
  await splunkd('/servicesNS/admin/search/saved/searches', {
    name,
    search: 'index=app | head 1',
    'dispatch.earliest_time': 'rt-5m',
    'dispatch.latest_time': 'rt'
  })
  expect(await failure('execute_saved_search', { name })).toMatchObject({ code: 'real_time' })
  const range = { earliest_time: '-1h', latest_time: 'now' }
  expect(await call('execute_saved_search', { name, ...range })).toMatchObject({ returned: 1 })
})
