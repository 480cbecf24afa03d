import { afterAll, beforeAll, expect, test } from 'vitest'
import { message, openDemo, type RunningDemo, sunday } from '../running-demo.ts'

let running: RunningDemo
beforeAll(async () => {
  running = await openDemo()
})
afterAll(() => running.end())

interface Entry {
  readonly name: string
  readonly content: Readonly<Record<string, unknown>>
}

async function entriesOf(path: string, args: Record<string, string> = {}): Promise<Entry[]> {
  const reply = await running.get(path, { count: '0', ...args })
  expect(reply.status, path).toBe(200)
  return (reply.json() as { entry: Entry[] }).entry
}
const namesOf = async (path: string): Promise<string[]> =>
  (await entriesOf(path)).map(({ name }) => name)

async function rowsOf(search: string): Promise<unknown> {
  const reply = await running.post('/services/search/jobs', {
    search,
    exec_mode: 'oneshot',
    count: '0'
  })
  return (reply.json() as { results: unknown }).results
}

test('lookup files tell their fields and size, and a search reads them', async () => {
  const [file] = await entriesOf('/servicesNS/-/-/data/lookup-table-files/http_status.csv')
  expect(file?.content).toMatchObject({
    disabled: false,
    'eai:data': '/opt/splunk/etc/apps/search/lookups/http_status.csv',
    fields_array: ['status', 'status_description', 'status_type', 'severity'],
    lastModifiedTime: sunday / 1000
  })
  expect(file?.content.size).toBeGreaterThan(500)
  expect(
    await rowsOf('| inputlookup http_status.csv where status=404 | fields status_description')
  ).toEqual([{ status_description: 'Not Found' }])
})

test('lookup definitions name a file or a collection', async () => {
  const [file] = await entriesOf('/servicesNS/-/-/data/transforms/lookups/assets')
  expect(file?.content).toMatchObject({
    filename: 'assets.csv',
    match_type: 'CIDR(ip)',
    type: 'file',
    max_matches: 1
  })
  const [collection] = await entriesOf('/servicesNS/-/-/data/transforms/lookups/watchlist')
  expect(collection?.content).toMatchObject({
    collection: 'watchlist',
    external_type: 'kvstore',
    type: 'external'
  })
})

test('lookups fit the generated events', async () => {
  expect(
    await rowsOf(
      'search index=web clientip=198.51.100.23 | head 1 | lookup watchlist indicator AS clientip OUTPUT reason | lookup http_status status OUTPUT status_type | table reason status_type'
    )
  ).toEqual([{ reason: 'Scans web shops and tries SQL injection', status_type: 'Success' }])
  expect(
    await rowsOf(
      'search index=web productId=TENT-2P-01 | head 1 | lookup product_prices productId OUTPUT price | table price'
    )
  ).toEqual([{ price: '189' }])
  expect(
    await rowsOf(
      'search index=network sourcetype=pan:traffic src_ip=10.3.10.* | head 1 | lookup assets ip AS src_ip OUTPUT asset | table asset'
    )
  ).toEqual([{ asset: 'office-10' }])
})

test('a definition that is made can be searched at once', async () => {
  const path = '/servicesNS/nobody/search/data/transforms/lookups'
  expect((await running.post(path, { name: 'codes', filename: 'products.csv' })).status).toBe(201)
  expect(await rowsOf('| inputlookup codes max=1 | fields Code')).toEqual([{ Code: 'A' }])
  const refused = await running.post(path, { name: 'broken', filename: 'nosuch.csv' })
  expect(refused.status).toBe(400)
  expect(refused.json()).toEqual(message('ERROR', "The lookup file 'nosuch.csv' does not exist."))
})

test('data models keep JSON in texts: a summary in the list, all objects in one', async () => {
  const list = await entriesOf('/servicesNS/-/-/datamodel/model')
  expect(list.map(({ name }) => name)).toEqual(['Authentication', 'Network_Traffic', 'Web'])
  expect(JSON.parse(list[0]?.content.description as string)).toEqual({
    modelName: 'Authentication',
    displayName: 'Authentication',
    description: expect.any(String) as string,
    objectSummary: { 'Event-Based': 3, 'Transaction-Based': 0, 'Search-Based': 0 }
  })
  const [model] = await entriesOf('/servicesNS/-/-/datamodel/model/Authentication')
  expect(model?.content).toMatchObject({ 'acceleration.allowed': true, strict_fields: 'true' })
  expect(JSON.parse(model?.content.acceleration as string)).toMatchObject({ enabled: false })
  const { objects } = JSON.parse(model?.content.description as string) as {
    objects: { objectName: string; lineage: string }[]
  }
  expect(objects.map(({ lineage }) => lineage)).toEqual([
    'Authentication',
    'Authentication.Failed_Authentication',
    'Authentication.Successful_Authentication'
  ])
})

test('event types and tags are listed as Splunk does', async () => {
  const types = await entriesOf('/servicesNS/-/-/saved/eventtypes')
  expect(types.find(({ name }) => name === 'failed_logon')?.content).toMatchObject({
    priority: 3,
    tags: ['authentication', 'failure'],
    disabled: false
  })
  const [stanza] = await entriesOf(
    `/servicesNS/-/-/configs/conf-tags/${encodeURIComponent('eventtype=failed_logon')}`
  )
  expect(stanza?.content).toMatchObject({ authentication: 'enabled', failure: 'enabled' })
  expect(await namesOf('/services/search/tags')).toContain('authentication')
  expect(await namesOf('/services/search/tags/failure')).toEqual(['eventtype::failed_logon'])
  expect(await namesOf('/services/search/fields/host/tags')).toContain('www1::production')
  expect((await running.get('/services/search/tags/nosuch')).status).toBe(404)
})

test('every search of an event type finds events', async () => {
  for (const { name, content } of await entriesOf('/servicesNS/-/-/saved/eventtypes')) {
    expect(await rowsOf(`search ${String(content.search)} | head 1 | stats count`), name).toEqual([
      { count: '1' }
    ])
  }
})

test('alert actions have text for everything but disabled', async () => {
  const actions = await entriesOf('/servicesNS/-/-/alerts/alert_actions')
  expect(actions.map(({ name }) => name)).toEqual(['email', 'logevent', 'lookup', 'rss', 'webhook'])
  expect(actions.at(-1)?.content).toMatchObject({
    disabled: false,
    is_custom: '1',
    maxresults: '10000',
    'param.user_agent': 'Splunk/$server.guid$'
  })
})

test('fired alerts count in texts, and tell each time in numbers', async () => {
  const summary = await entriesOf('/servicesNS/-/-/alerts/fired_alerts')
  expect(summary.map(({ name, content }) => [name, content.triggered_alert_count])).toEqual([
    ['-', '6'],
    ['Checkout fails', '3'],
    ['Password guessing that succeeded', '1'],
    ['Root key created', '1'],
    ['Web shop scanned', '1']
  ])
  const [fired] = await entriesOf('/servicesNS/-/-/alerts/fired_alerts/Root%20key%20created')
  expect(fired?.name).toMatch(/^scheduler__admin__search__RMD5\w+_at_\d+_\d+_\d+$/)
  expect(fired?.content).toEqual({
    actions: null,
    alert_type: 'historical',
    digest_mode: true,
    'eai:acl': null,
    expiration_time_rendered: '2026-11-26 22:15:02 UTC',
    savedsearch_name: 'Root key created',
    severity: 5,
    sid: fired?.name.replace(/_\d+$/, ''),
    trigger_time: Date.UTC(2026, 10, 19, 22, 15, 2) / 1000,
    trigger_time_rendered: '2026-11-19 22:15:02 UTC',
    triggered_alerts: 1
  })
  expect(await namesOf('/servicesNS/-/-/alerts/fired_alerts/-')).toHaveLength(6)
  expect(await namesOf('/services/alerts/fired_alerts/Sales%20by%20product%20code')).toEqual([])
  expect((await running.get('/services/alerts/fired_alerts/nosuch')).status).toBe(404)
})

test('a planted alert would fire on the events of its incident', async () => {
  const searches = await entriesOf('/servicesNS/-/-/saved/searches')
  for (const name of await namesOf('/servicesNS/-/-/alerts/fired_alerts')) {
    if (name === '-') continue
    const search = String(searches.find((each) => each.name === name)?.content.search)
    expect(await rowsOf(`search ${search} | stats count | where count>0`), name).toHaveLength(1)
  }
})

test('a fired alert is deleted by its id, and not by the name of its search', async () => {
  const own = await openDemo()
  try {
    const path = '/servicesNS/-/-/alerts/fired_alerts'
    const { entry } = (await own.get(`${path}/Web%20shop%20scanned`)).json() as { entry: Entry[] }
    const refused = await own.remove(`${path}/Web%20shop%20scanned`)
    expect(refused.status).toBe(400)
    expect(refused.json()).toEqual(
      message('ERROR', 'Unexpected pattern for alert_id=Web shop scanned')
    )
    const id = entry[0]?.name ?? ''
    expect((await own.remove(`${path}/${id}`)).status).toBe(200)
    expect((await own.remove(`${path}/${id}`)).status).toBe(404)
    const left = (await own.get(path)).json() as { entry: Entry[] }
    expect(left.entry.map(({ name }) => name)).not.toContain('Web shop scanned')
  } finally {
    await own.end()
  }
})

test('the reference of commands tells syntax, sense and an example of each', async () => {
  const stanzas = await entriesOf('/servicesNS/-/-/configs/conf-searchbnf')
  expect(stanzas.length).toBeGreaterThan(40)
  for (const { name, content } of stanzas) {
    expect(name).toMatch(/^[a-z]+-command$/)
    for (const key of ['syntax', 'shortdesc', 'description', 'comment1', 'example1']) {
      expect(content[key], `${name} ${key}`).toBeTypeOf('string')
    }
  }
})

test('every example of the reference can be parsed', async () => {
  for (const { name, content } of await entriesOf('/servicesNS/-/-/configs/conf-searchbnf')) {
    for (const key of Object.keys(content).filter((each) => each.startsWith('example'))) {
      const q = String(content[key])
        .replace('...', 'search *')
        .replace(/^index/, 'search index')
      expect(
        (await running.post('/services/search/v2/parser', { q })).status,
        `${name}: ${q}`
      ).toBe(200)
    }
  }
})
