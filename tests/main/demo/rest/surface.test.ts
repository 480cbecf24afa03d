import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { message, openDemo, type Reply, type RunningDemo } from '../running-demo.ts'

interface Entry {
  readonly name: string
  readonly acl: Readonly<Record<string, unknown>>
  readonly content: Readonly<Record<string, unknown>>
}

let running: RunningDemo
beforeAll(async () => {
  running = await openDemo()
})
afterAll(() => running.end())

const entries = (reply: Reply): readonly Entry[] =>
  (reply.json() as { readonly entry: readonly Entry[] }).entry
const names = (reply: Reply): readonly string[] => entries(reply).map(({ name }) => name)
const contents = (reply: Reply) => entries(reply).map(({ content }) => content)

async function count(search: string): Promise<unknown> {
  const args = { search: `search ${search} | stats count`, exec_mode: 'oneshot' }
  const reply = await running.post('/services/search/jobs', args)
  return (reply.json() as { readonly results: readonly { readonly count: string }[] }).results[0]
    ?.count
}

async function jobDone(sid: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  for (;;) {
    const [content] = contents(
      await running.get(`/services/search/jobs/${encodeURIComponent(sid)}`)
    )
    if (content?.isDone === true) return content
  }
}

describe('an index', () => {
  test('that is made takes events, is searched, and is no longer found once disabled', async () => {
    const path = '/services/data/indexes'
    const made = await running.post(path, { name: 'lab', maxTotalDataSizeMB: '10' })
    expect([made.status, contents(made)[0]]).toMatchObject([
      201,
      { maxTotalDataSizeMB: 10, totalEventCount: 0, homePath: '$SPLUNK_DB/lab/db' }
    ])
    expect((await running.post(path, { name: 'lab' })).json()).toEqual(
      message('ERROR', 'Index name=lab already exists')
    )
    const sent = await running.agent.request({
      origin: running.demo.url,
      path: '/services/receivers/simple?output_mode=json&index=lab&sourcetype=note',
      method: 'POST',
      headers: { authorization: `Bearer ${running.demo.token}`, 'content-type': 'text/plain' },
      body: 'Straße=6 level=warn'
    })
    expect(await sent.body.json()).toEqual({
      index: 'lab',
      bytes: 20,
      host: '127.0.0.1',
      source: 'http-simple',
      sourcetype: 'note'
    })
    expect(await count('index=lab level=warn sourcetype=note')).toBe('1')
    await running.post(`${path}/lab/disable`)
    expect(await count('index=lab')).toBe('0')
    await running.post(`${path}/lab/enable`)
    expect(await count('index=lab')).toBe('1')
    await running.remove(`${path}/lab`)
    expect(await count('index=lab')).toBe('0')
  })

  test('that does not exist takes no event', async () => {
    const reply = await running.post('/services/receivers/simple?index=nosuch&output_mode=json', {})
    expect([reply.status, reply.json()]).toEqual([
      400,
      message('ERROR', "supplied index 'nosuch' missing")
    ])
  })
})

describe('a saved search', () => {
  const path = '/servicesNS/admin/search/saved/searches'

  test('runs with its settings and those of the run, and remembers its runs', async () => {
    await running.post(path, {
      name: 'of one host',
      search: 'index=web host=$args.host$ | stats count',
      'dispatch.earliest_time': '-24h'
    })
    const history = `${path}/of%20one%20host/history`
    expect(names(await running.get(history))).toEqual([])
    const run = await running.post(`${path}/of%20one%20host/dispatch`, {
      'args.host': 'www1',
      'dispatch.buckets': '295'
    })
    expect(run.status).toBe(201)
    const { sid } = run.json() as { readonly sid: string }
    expect(sid).toMatch(/^admin__admin__search__RMD5[0-9a-f]{16}_at_\d+_\d+$/)
    expect(await jobDone(sid)).toMatchObject({
      isSavedSearch: true,
      label: 'of one host',
      search: 'search index=web host=www1 | stats count',
      statusBuckets: 295
    })
    expect(names(await running.get(history))).toEqual([sid])
    const refused = await running.post(`${path}/of%20one%20host/dispatch`, { nope: '1' })
    expect(refused.status).toBe(400)
  })

  test('on a schedule tells when it runs, has run before, and can be silenced', async () => {
    const alert = '/servicesNS/nobody/search/saved/searches/Errors%20in%20the%20last%20hour'
    expect(contents(await running.get(alert))[0]?.next_scheduled_time).toBe(
      '2026-11-22 15:45:00 UTC'
    )
    const times = await running.get(`${alert}/scheduled_times`, { latest_time: '+1h' })
    const first = Date.UTC(2026, 10, 22, 15, 45) / 1000
    expect(contents(times)[0]?.scheduled_times).toEqual(
      [0, 1, 2, 3].map((quarter) => first + quarter * 900)
    )
    expect(contents(await running.get(`${alert}/history`))).toMatchObject([{ isScheduled: true }])
    const silenced = await running.post(`${alert}/suppress`, { expiration: '100' })
    expect(contents(silenced)[0]).toMatchObject({ suppressed: true, expiration: 100 })
    await running.post(`${alert}/acknowledge`)
    expect(contents(await running.get(`${alert}/suppress`))[0]).toMatchObject({ suppressed: false })
  })

  test('moves to another app and owner', async () => {
    await running.post(path, { name: 'moving', search: 'index=web' })
    await running.post(`${path}/moving/move`, { app: 'shop', user: 'analyst' })
    const moved = await running.get('/servicesNS/analyst/shop/saved/searches/moving')
    expect(entries(moved)[0]?.acl).toMatchObject({ app: 'shop', owner: 'analyst' })
  })
})

describe('configuration', () => {
  test('a file that is made by properties is found as configs, with its stanzas', async () => {
    const at = '/servicesNS/nobody/search'
    expect((await running.post(`${at}/properties`, { __conf: 'lab' })).status).toBe(201)
    expect((await running.post(`${at}/properties/lab`, { __stanza: 'one/two' })).status).toBe(201)
    const changed = await running.post(`${at}/properties/lab/one%2Ftwo`, { a: '1', b: 'x=y' })
    expect(changed.json()).toEqual(message('INFO', 'Successfully modified 2 key(s)'))
    expect(names(await running.get(`${at}/configs/conf-lab`))).toEqual(['one/two'])
    const value = await running.get(`${at}/properties/lab/one%2Ftwo/b`)
    expect([value.headers.get('content-type'), value.text]).toEqual([
      'text/plain; charset=UTF-8',
      'x=y'
    ])
    const keys = (await running.get(`${at}/properties/lab/one%2Ftwo`)).json() as {
      readonly entry: readonly object[]
    }
    expect(keys).not.toHaveProperty('paging')
    expect(keys.entry).toMatchObject([
      { name: 'a', content: '1' },
      { name: 'b', content: 'x=y' }
    ])
  })

  test('a saved search and its stanza are one thing', async () => {
    const conf = '/servicesNS/nobody/search/configs/conf-savedsearches'
    const stanza = `${conf}/Errors%20in%20the%20last%20hour`
    const [content] = contents(await running.get(stanza))
    expect(content).toMatchObject({ is_scheduled: '1', max_concurrent: '1', disabled: false })
    await running.post(stanza, { description: 'changed here' })
    const search = '/servicesNS/nobody/search/saved/searches/Errors%20in%20the%20last%20hour'
    expect(contents(await running.get(search))[0]?.description).toBe('changed here')
  })

  test.each(['configs/conf-nosuch', 'properties/nosuch', 'configs/nosuch'])(
    '%s is 404',
    async (path) => {
      expect((await running.get(`/services/${path}`)).status).toBe(404)
    }
  )
})

test('dashboards tell their kind and label, and refuse what is no XML', async () => {
  const views = await running.get('/servicesNS/-/-/data/ui/views', { search: 'isDashboard=1' })
  expect(contents(views).map(({ label, rootNode, version }) => [label, rootNode, version])).toEqual(
    [
      ['Web shop', 'dashboard', '1.1'],
      ['Failed logins', 'form', '1.1'],
      ['Network overview', 'dashboard', '1.1'],
      ['Service health', 'dashboard', '2'],
      ['Cloud changes', 'dashboard', '2']
    ]
  )
  const refused = await running.post('/servicesNS/admin/search/data/ui/views', {
    name: 'x',
    'eai:data': '{}'
  })
  expect(refused.status).toBe(400)
})

test('a token is shown once, signs its user in, and not after being disabled', async () => {
  const path = '/services/authorization/tokens'
  const made = await running.post(path, { name: 'analyst', audience: 'lab' })
  const { id, token } = contents(made)[0] as { readonly id: string; readonly token: string }
  const who = () =>
    running.get(
      '/services/authentication/current-context',
      {},
      { authorization: `Bearer ${token}` }
    )
  expect(contents(await who())[0]?.username).toBe('analyst')
  const listed = await running.get(path)
  expect(names(listed)).toContain(id)
  expect(listed.text).not.toContain(token)
  await running.post(`${path}/${id}`, { status: 'disabled' })
  expect((await who()).status).toBe(401)
})

test('a stored password is named by realm and user, and shown to who may list it', async () => {
  const path = '/servicesNS/nobody/search/storage/passwords'
  const made = await running.post(path, { name: 'a:b', realm: 'r', password: 's3cret' })
  expect(entries(made)[0]).toMatchObject({
    name: 'r:a\\:b:',
    acl: { sharing: 'app' },
    content: { username: 'a:b', realm: 'r', clear_password: 's3cret', password: '********' }
  })
  const analyst = { authorization: `Basic ${Buffer.from('analyst:changeme').toString('base64')}` }
  expect((await running.get(path, {}, analyst)).status).toBe(403)
})

test.each([
  ['/servicesNS/-/-/saved/searches', 'eai:acl.owner="nobody"', []],
  ['/services/authentication/users', 'name=a* NOT name=admin', ['analyst']],
  [
    '/services/authentication/users',
    '(name=guest OR name=admin) AND type=Splunk',
    ['admin', 'guest']
  ],
  ['/services/authentication/users', 'realname="Demo Guest"', ['guest']],
  ['/services/authentication/users', 'roles!=power name!=a*', ['guest']]
] as const)('%s finds by %s', async (path, search, expected) => {
  expect(names(await running.get(path, { search, count: '0' }))).toEqual(expected)
})

test.each([
  ['messages', ['demo_data']],
  ['licenser/groups', ['Trial', 'Enterprise', 'Free']],
  ['server/settings', ['settings']],
  ['search/concurrency-settings', ['scheduler', 'search']]
])('%s is listed', async (path, expected) => {
  expect(names(await running.get(`/services/${path}`))).toEqual(expected)
})

test.each([
  ['/services', 'ERROR', 'Not Found'],
  ['/services/search/parse', 'FATAL', 'Unknown endpoint.']
])('%s does not exist', async (path, type, text) => {
  const reply = await running.get(path)
  expect([reply.status, reply.json()]).toEqual([404, message(type, text)])
})
