import { expect, test } from 'vitest'
import { z } from 'zod'
import { demoTools } from '../../../support/demo-tools.ts'
import { cancelInTheMiddle, jobsOfTools } from '../../../support/jobs-of-tools.ts'
import { textWith } from '../../../support/scripted-splunkd.ts'

const valuesSchema = z.object({
  items: z.array(z.object({ value: z.string(), total_events: z.number() })),
  total: z.number()
})

test('list_hosts and list_sources count the events of all time, most first', async () => {
  const { call } = await demoTools()
  const hosts = await call('list_hosts', { index: 'web' })
  expect(hosts['items']).toHaveLength(3)
  expect(hosts['items']).toContainEqual(
    expect.objectContaining({ name: 'www1', latest: textWith('Z') })
  )
  const counted = await call('run_oneshot_search', {
    query: 'index=web | stats count by host | sort 0 - count | rename host AS name',
    earliest_time: '0'
  })
  const names = (rows: unknown) => z.array(z.object({ name: z.string() })).parse(rows)
  expect(names(hosts['items'])).toEqual(names(counted['results']).map(({ name }) => ({ name })))
  const sources = await call('list_sources', { index: 'nothing_here' })
  expect(sources).toMatchObject({ items: [], total: 0, truncated: false, next_offset: null })
})

test.each(['host', 'source', 'sourcetype'])(
  'get_metadata counts each %s in the time range, and no others',
  async (field) => {
    const { call } = await demoTools()
    const range = { earliest_time: '-3d@d', latest_time: '-2d@d' }
    const answer = await call('get_metadata', { index: 'security', field, ...range })
    const { items } = valuesSchema.parse(answer)
    const counted = await call('run_oneshot_search', {
      query: `index=security | stats count by ${field}`,
      ...range
    })
    const rows = z.array(z.record(z.string(), z.string())).parse(counted['results'])
    expect(rows.length).toBeGreaterThan(0)
    expect(
      Object.fromEntries(items.map(({ value, total_events: count }) => [value, count]))
    ).toEqual(Object.fromEntries(rows.map((row) => [row[field], Number(row['count'])])))
  }
)

test('get_metadata pages with exact totals, and leaves no job behind', async () => {
  const tools = await demoTools()
  const args = { index: '*', field: 'source', earliest_time: '-1d', limit: 4 }
  const seen: string[] = []
  for (let offset: unknown = 0; typeof offset === 'number';) {
    const page = await tools.call('get_metadata', { ...args, offset })
    const { items, total } = valuesSchema.parse(page)
    expect(total).toBeGreaterThan(4)
    seen.push(...items.map(({ value }) => value))
    offset = page['next_offset']
    if (offset === null) expect(seen).toHaveLength(total)
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(await jobsOfTools(tools)).toBe(0)
})

test('what does not fit is refused before Splunk is asked', async () => {
  const { failure } = await demoTools()
  for (const [name, args] of [
    ['list_hosts', { index: 'web" | delete "' }],
    ['list_sources', { index: 'web OR index=_audit' }],
    ['get_metadata', { index: 'web" BY host | delete' }],
    ['get_metadata', { index: 'web', field: '_raw' }],
    ['get_metadata', { index: 'web', limit: 0 }],
    ['list_fields', { sourcetype: 'x" | delete | search "' }],
    ['list_fields', { index: 'web', query: 'index=web' }],
    ['list_fields', { query: ' ' }],
    ['list_fields', {}]
  ] as const) {
    expect([args, await failure(name, args)]).toMatchObject([args, { code: 'invalid_arguments' }])
  }
})

test('list_fields summarises the fields of a sourcetype, and leaves no job behind', async () => {
  const tools = await demoTools()
  const answer = await tools.call('list_fields', {
    index: 'web',
    sourcetype: 'access_combined',
    values: 2
  })
  expect(answer).toMatchObject({
    truncated: false,
    query_executed: 'index="web" sourcetype="access_combined" | head 10000 | fieldsummary maxvals=2'
  })
  const fields = z
    .array(z.looseObject({ field: z.string(), values: z.array(z.unknown()) }))
    .parse(answer['items'])
  expect(fields.find(({ field }) => field === 'status')?.values).toHaveLength(2)
  expect(fields.find(({ field }) => field === 'bytes')).toMatchObject({
    is_exact: true,
    min: expect.stringMatching(/^\d+$/) as unknown,
    max: expect.stringMatching(/^\d+$/) as unknown
  })
  expect(await jobsOfTools(tools)).toBe(0)
})

test('list_fields pages over the fields of any search, and reads no more than its sample', async () => {
  const { call } = await demoTools()
  const args = { query: 'index=web | fields host, status, bytes', sample_size: 7, count: 2 }
  const first = await call('list_fields', args)
  expect(first).toMatchObject({ returned: 2, truncated: true, next_offset: 2 })
  const rest = await call('list_fields', { ...args, offset: 2, count: 1000 })
  expect(rest).toMatchObject({ total: first['total'], truncated: false, next_offset: null })
  const counts = z.array(z.object({ field: z.string(), count: z.number() }))
  const all = [...counts.parse(first['items']), ...counts.parse(rest['items'])]
  expect(all).toHaveLength(z.number().parse(first['total']))
  expect(all.find(({ field }) => field === 'host')?.count).toBe(7)
  expect(
    await call('list_fields', { index: 'web', latest_time: '-1000d', earliest_time: '-1001d' })
  ).toMatchObject({ items: [], total: 0, truncated: false })
})

test('list_fields refuses a search that writes, as every search is refused', async () => {
  const { failure } = await demoTools()
  const query = 'index=web | outputlookup mine.csv'
  expect(await failure('list_fields', { query })).toMatchObject({
    message: textWith('outputlookup')
  })
})

const longQuery = 'index=* OR index=_* | sort 0 _raw | eventstats count by host | sort 0 - _raw'

test.each([
  ['list_fields', { query: longQuery, earliest_time: '-7d' }],
  ['get_metadata', { index: '*', field: 'source', earliest_time: '0' }],
  ['list_hosts', {}],
  ['list_sources', {}],
  ['list_sourcetypes', {}]
])('cancelling %s in the middle ends its search in Splunk', async (name, args) => {
  await cancelInTheMiddle(await demoTools(), name, args)
})

test('get_macro shows a macro by its name with the number of arguments', async () => {
  const { call, failure } = await demoTools()
  expect(await call('get_macro', { name: '`web_errors(1)`' })).toMatchObject({
    name: 'web_errors(1)',
    app: 'search',
    arguments: [expect.any(String)],
    usage: expect.stringMatching(/^`web_errors\(\w+\)`$/) as unknown,
    definition: textWith('$')
  })
  expect(await failure('get_macro', { name: 'web_errors' })).toMatchObject({
    code: 'not_found',
    message: textWith('"web_errors"')
  })
})

test('get_data_model shows the objects of a model, or one of them', async () => {
  const { call, failure } = await demoTools()
  const whole = await call('get_data_model', { name: 'Authentication' })
  expect(whole).toMatchObject({
    name: 'Authentication',
    acceleration: { enabled: false },
    object_names: ['Authentication', 'Failed_Authentication', 'Successful_Authentication']
  })
  expect(whole['objects']).toHaveLength(3)
  const one = { name: 'Authentication', object: 'Failed_Authentication', app: 'search' }
  expect(await call('get_data_model', one)).toMatchObject({
    object_names: whole['object_names'],
    objects: [
      {
        name: 'Failed_Authentication',
        parent: 'Authentication',
        lineage: 'Authentication.Failed_Authentication',
        constraints: [{ search: 'action=failure' }]
      }
    ]
  })
  expect(await failure('get_data_model', { ...one, object: 'Nosuch' })).toMatchObject({
    code: 'not_found',
    hint: textWith('Failed_Authentication')
  })
  expect(await failure('get_data_model', { name: 'Nosuch' })).toMatchObject({
    code: 'not_found',
    message: textWith('data model "Nosuch"')
  })
})

test('list_tags and list_event_types tell what stands behind a tag', async () => {
  const { call } = await demoTools()
  const tags = await call('list_tags', { search: 'application_error' })
  expect(tags).toMatchObject({
    items: [{ field: 'eventtype', value: 'application_error', tags: ['error'] }],
    total: 1
  })
  expect(await call('list_event_types', { search: 'name=application_error' })).toMatchObject({
    items: [{ name: 'application_error', search: textWith('index=app'), tags: ['error'] }],
    total: 1
  })
})
