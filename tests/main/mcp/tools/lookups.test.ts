import { expect, test } from 'vitest'
import { demoTools } from '../../../support/demo-tools.ts'
import { cancelInTheMiddle } from '../../../support/jobs-of-tools.ts'
import { textWith } from '../../../support/scripted-splunkd.ts'

test('lookups are listed with what they read', async () => {
  const { call } = await demoTools()
  expect(await call('list_lookup_definitions', { search_filter: 'watchlist' })).toMatchObject({
    items: [{ name: 'watchlist', type: 'kvstore', collection: 'watchlist', enabled: true }]
  })
  expect(await call('list_lookup_definitions', { search_filter: 'assets.csv' })).toMatchObject({
    items: [{ name: 'assets', filename: 'assets.csv', match_type: 'CIDR(ip)' }]
  })
  expect(await call('list_lookup_files', { search_filter: 'HTTP' })).toMatchObject({
    items: [{ name: 'http_status.csv', app: 'search' }],
    total: 1
  })
})

test('pages of a lookup hold every row once, with the exact total, and leave no job', async () => {
  const { call, splunkd } = await demoTools()
  const whole = await call('get_lookup', { name: 'http_status.csv', count: 1000 })
  expect(whole).toMatchObject({ kind: 'file', app: 'search', total: 17, returned: 17 })
  const found: unknown[] = []
  for (let offset: unknown = 0; typeof offset === 'number';) {
    const page = await call('get_lookup', { name: 'http_status', count: 5, offset })
    expect(page).toMatchObject({ kind: 'definition', total: 17 })
    found.push(...(page['results'] as unknown[]))
    offset = page['next_offset']
  }
  expect(found).toEqual(whole['results'])
  expect(JSON.stringify(await splunkd('/services/search/jobs'))).not.toContain('inputlookup')
})

test('the rows of a lookup are narrowed by values, several or with wildcards', async () => {
  const { call } = await demoTools()
  const answer = await call('get_lookup', {
    name: 'http_status',
    filter: { status_type: 'client*', severity: ['low', 'HIGH'] },
    fields: ['status']
  })
  expect(answer).toMatchObject({
    results: [{ status: '404' }, { status: '405' }],
    fields: ['status'],
    total: 2,
    truncated: false
  })
  const none = await call('get_lookup', { name: 'http_status', filter: { status: 'x' } })
  expect(none).toMatchObject({ results: [], total: 0, returned: 0, next_offset: null })
})

test('a filter stays a filter whatever stands in it', async () => {
  const { call, failure } = await demoTools()
  for (const text of ['x" | delete "', 'x\\" OR status=* "', '*" | outputlookup a.csv']) {
    const outcome = await call('get_lookup', {
      name: 'http_status',
      filter: { status: text }
    }).then(
      ({ total }) => total,
      () => 'refused'
    )
    expect([0, 'refused']).toContain(outcome)
  }
  expect(await failure('get_lookup', { name: 'a`b' })).toMatchObject({ code: 'invalid_arguments' })
})

test('a lookup on a collection has the rows of its documents', async () => {
  const { call } = await demoTools()
  expect(await call('get_lookup', { name: 'watchlist', filter: { kind: 'domain' } })).toMatchObject(
    { results: [{ indicator: 'pay.example.net', severity: '3' }], total: 1 }
  )
})

test('documents are queried, sorted and paged by the KV store', async () => {
  const { call } = await demoTools()
  const query = { kind: 'ip', severity: { $gte: 5 } }
  const args = { collection: 'watchlist', query, sort: 'severity:-1', fields: ['severity'] }
  expect(await call('get_kvstore_data', { ...args, limit: 2 })).toMatchObject({
    app: 'search',
    items: [{ severity: 9 }, { severity: 8 }],
    ...{ total: null, returned: 2, truncated: true, next_offset: 2 }
  })
  expect(await call('get_kvstore_data', { ...args, limit: 2, skip: 2 })).toMatchObject({
    items: [{ severity: 7 }],
    ...{ total: 3, returned: 1, truncated: false, next_offset: null }
  })
  expect(await call('get_kvstore_data', { ...args, skip: 9 })).toMatchObject({
    items: [],
    ...{ total: null, returned: 0, truncated: false }
  })
  expect(
    await call('get_kvstore_data', { collection: 'watchlist', query: { kind: 'none' } })
  ).toMatchObject({ items: [], total: 0 })
})

test('documents keep their nested values', async () => {
  const { call } = await demoTools()
  expect(await call('get_kvstore_data', { collection: 'campaigns', app: 'shop' })).toMatchObject({
    items: [{ categories: ['TENTS', 'SLEEPING'], period: { from: '2026-10-01' } }, {}],
    total: 2
  })
})

test('a collection is made with its lookup, and its name is taken then', async () => {
  const { call, failure, splunkd } = await demoTools({ allowedWrites: ['kvstore'] })
  const args = {
    app: 'search',
    collection: 'visitors',
    fields: [{ name: 'ip' }, { name: 'risk', type: 'number' }],
    accelerated_fields: { by_ip: { ip: 1 } },
    create_lookup_definition: true
  }
  expect(await call('create_kvstore_collection', args)).toMatchObject({
    ...{ name: 'visitors', app: 'search', created: true, sharing: 'app' },
    ...{ lookup_definition: 'visitors_lookup', note: null, replicated: true },
    fields: [
      { name: 'ip', type: 'string' },
      { name: 'risk', type: 'number' }
    ],
    accelerated_fields: [{ name: 'by_ip', definition: '{"ip":1}' }]
  })
  const transforms = '/servicesNS/nobody/search/data/transforms/lookups/visitors_lookup'
  expect(await splunkd(transforms)).toMatchObject({
    body: { entry: [{ content: { collection: 'visitors', fields_list: '_key, ip, risk' } }] }
  })
  expect(await call('get_kvstore_data', { collection: 'visitors' })).toMatchObject({ total: 0 })
  expect(await call('get_lookup', { name: 'visitors_lookup' })).toMatchObject({ total: 0 })
  expect(await failure('create_kvstore_collection', args)).toMatchObject({ code: 'exists' })
})

test('a long text that is no name of an app is refused at once', async () => {
  const { failure } = await demoTools({ allowedWrites: ['kvstore'] })
  const args = { app: `${'a'.repeat(200_000)}!`, collection: 'visitors' }
  expect(await failure('create_kvstore_collection', args)).toMatchObject({
    code: 'invalid_arguments'
  })
})

test('a definition that cannot be made is said, for the collection stands', async () => {
  const { call } = await demoTools({ allowedWrites: ['kvstore'] })
  const args = { app: 'search', create_lookup_definition: true, fields: [{ name: 'ip' }] }
  await call('create_kvstore_collection', { ...args, collection: 'twice' })
  expect(
    await call('create_kvstore_collection', { ...args, app: 'shop', collection: 'twice' })
  ).toMatchObject({ created: true, app: 'shop' })
})

test('a bad query is told in the words of the KV store', async () => {
  const { failure } = await demoTools()
  expect(
    await failure('get_kvstore_data', { collection: 'watchlist', query: { $nope: 1 } })
  ).toMatchObject({ code: 'bad_request', message: textWith('answered 400') })
})

test('cancelling get_lookup in the middle ends its search in Splunk', async () => {
  await cancelInTheMiddle(await demoTools(), 'get_lookup', { name: 'http_status' })
})
