import { expect, test } from 'vitest'
import { type DemoTools, demoTools } from '../../../support/demo-tools.ts'
import { textWith } from '../../../support/scripted-splunkd.ts'

const writer = () => demoTools({ allowedWrites: ['saved_searches'] })
const shop = { name: 'Shop errors', search: 'index=web status>=500 | stats count by host' }

const stored = ({ splunkd }: DemoTools, name: string) =>
  splunkd(`/servicesNS/-/-/saved/searches/${encodeURIComponent(name)}`)

test('create_saved_search keeps a private report, in the form in which Splunk runs what was judged', async () => {
  const tools = await writer()
  const made = await tools.call('create_saved_search', {
    ...shop,
    name: 'Weird / näme 100%',
    description: 'Errors',
    earliest_time: '-24h',
    latest_time: 'now'
  })
  expect(made).toMatchObject({
    name: 'Weird / näme 100%',
    created: true,
    owner: 'admin',
    sharing: 'user',
    permissions: null,
    configuration: { search: shop.search, earliest_time: '-24h', is_scheduled: false }
  })
  const { body } = await stored(tools, 'Weird / näme 100%')
  expect(body).toMatchObject({
    entry: [
      {
        acl: { sharing: 'user', owner: 'admin', app: made['app'] },
        content: { search: shop.search, description: 'Errors', alert_type: 'always', actions: '' }
      }
    ]
  })
})

test('create_saved_search shares and schedules where it is asked, and not half of it', async () => {
  const { call, failure } = await writer()
  const daily = { ...shop, sharing: 'app', is_scheduled: true, cron_schedule: '0 6 * * *' }
  expect(await call('create_saved_search', daily)).toMatchObject({
    sharing: 'app',
    owner: 'admin',
    configuration: { is_scheduled: true, cron_schedule: '0 6 * * *' }
  })
  expect(await failure('create_saved_search', daily)).toMatchObject({ code: 'exists' })
  const never = { ...shop, name: 'Never', is_scheduled: true }
  expect(await failure('create_saved_search', never)).toMatchObject({ code: 'invalid_arguments' })
})

test.each([
  ['create_saved_search', { name: 'Bad' }],
  ['update_saved_search', { name: 'Sales by product code' }]
])('%s stores no SPL that the policy refuses', async (name, args) => {
  const tools = await writer()
  const search = 'index=web | sendemail to=thief@example.com'
  expect(await tools.failure(name, { ...args, search })).toMatchObject({
    code: 'refused_by_policy'
  })
  expect(JSON.stringify((await stored(tools, args.name)).body)).not.toContain('sendemail')
})

test.each([
  ['create_saved_search', { ...shop, actions: 'email' }],
  ['create_saved_search', { ...shop, alert_type: 'number of events' }],
  ['create_saved_search', { ...shop, earliest_time: 'rt-5m' }],
  ['create_saved_search', { ...shop, name: '..' }],
  ['update_saved_search', { name: 'Sales by product code' }]
])('%s refuses %j instead of leaving a part out', async (name, args) => {
  const { failure } = await writer()
  expect(await failure(name, args)).toMatchObject({ code: 'invalid_arguments' })
})

test('update_saved_search changes what is given, and says what was there before', async () => {
  const tools = await writer()
  const { call } = tools
  const change = {
    name: 'Sales by product code',
    earliest_time: '-30d@d',
    description: 'What the vendors sell.'
  }
  expect(await call('update_saved_search', change)).toMatchObject({
    updated: true,
    changes_made: [{ setting: 'earliest_time', before: '-7d@d', after: '-30d@d' }]
  })
  expect((await stored(tools, change.name)).body).toMatchObject({
    entry: [
      {
        content: {
          search: 'index=sales | top limit=10 Code',
          'dispatch.earliest_time': '-30d@d',
          'dispatch.latest_time': 'now'
        }
      }
    ]
  })
  expect(await call('update_saved_search', change)).toMatchObject({
    updated: false,
    changes_made: []
  })
  const spl = { name: change.name, search: 'index=sales | rare Code', is_visible: false }
  expect(await call('update_saved_search', spl)).toMatchObject({
    changes_made: [
      { setting: 'search', after: 'index=sales | rare Code' },
      { setting: 'is_visible', before: true, after: false }
    ]
  })
})

test('alerts are left to the tools for alerts', async () => {
  const tools = await writer()
  const name = 'Errors in the last hour'
  expect(
    await tools.failure('update_saved_search', { name, description: 'Changed' })
  ).toMatchObject({ code: 'is_alert', hint: textWith('update_alert') })
  expect(await tools.failure('delete_saved_search', { name, confirm: true })).toMatchObject({
    code: 'is_alert',
    hint: textWith('delete_alert')
  })
  expect((await stored(tools, name)).status).toBe(200)
})

test('what a report with actions would send is not changed', async () => {
  const { call, failure, splunkd } = await writer()
  const name = 'Mailed report'
  await splunkd('/servicesNS/admin/search/saved/searches', {
    name,
    search: 'index=web | stats count',
    'action.email': '1',
    'action.email.to': 'boss@example.com'
  })
  expect(await failure('update_saved_search', { name, search: 'index=security' })).toMatchObject({
    code: 'has_actions',
    message: textWith('email')
  })
  expect(await call('update_saved_search', { name, description: 'Weekly' })).toMatchObject({
    updated: true
  })
})

test('delete_saved_search asks to be confirmed, and tells how to get it back', async () => {
  const tools = await writer()
  const { call, failure } = tools
  const { name } = shop
  const details = { description: 'Errors', earliest_time: '-24h', sharing: 'app' }
  await call('create_saved_search', { ...shop, ...details })
  expect(await failure('delete_saved_search', { name })).toMatchObject({
    code: 'not_confirmed',
    message: textWith(shop.search)
  })
  expect((await stored(tools, name)).status).toBe(200)
  const gone = await call('delete_saved_search', { name, confirm: true })
  expect(gone).toMatchObject({
    deleted: true,
    was_scheduled: false,
    definition: { search: shop.search, max_concurrent: 1 }
  })
  expect((await stored(tools, name)).status).toBe(404)
  expect(await failure('delete_saved_search', { name, confirm: true })).toMatchObject({
    code: 'not_found'
  })
  const again = gone['restore_arguments'] as Record<string, unknown>
  expect(await call('create_saved_search', again)).toMatchObject({
    name,
    sharing: 'app',
    configuration: { search: shop.search, description: 'Errors', earliest_time: '-24h' }
  })
})

test('delete_saved_search says that what an app brings cannot be deleted', async () => {
  const { failure } = await writer()
  expect(
    await failure('delete_saved_search', { name: 'Sales by product code', confirm: true })
  ).toMatchObject({ code: 'not_removable', message: textWith('search') })
})

test('a saved search that another app shares is not taken for one of the app that was named', async () => {
  const tools = await writer()
  const { call, failure, splunkd } = tools
  await splunkd('/services/apps/local', { name: 'shop_app' })
  await call('create_saved_search', { ...shop, app: 'search', sharing: 'global' })
  const elsewhere = { name: shop.name, app: 'shop_app' }
  expect(await failure('delete_saved_search', { ...elsewhere, confirm: true })).toMatchObject({
    code: 'not_found',
    hint: textWith('app "search"')
  })
  expect(await failure('execute_saved_search', elsewhere)).toMatchObject({ code: 'not_found' })
  expect((await stored(tools, shop.name)).status).toBe(200)
})
