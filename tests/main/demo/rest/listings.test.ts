import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDemo, type RunningDemo } from '../running-demo.ts'

interface Feed {
  readonly entry: readonly {
    readonly name: string
    readonly content: Readonly<Record<string, unknown>>
  }[]
  readonly paging: object
  readonly generator: object
}

const names = (feed: Feed): readonly string[] => feed.entry.map(({ name }) => name)

let running: RunningDemo
beforeAll(async () => {
  running = await openDemo()
})
afterAll(() => running.end())

async function listed(path: string, args: Readonly<Record<string, string>> = {}): Promise<Feed> {
  return (await running.get(path, args)).json() as Feed
}

test('lists the indexes of a real server and those of the demo, with their sizes', async () => {
  const feed = await listed('/services/data/indexes', { count: '0' })
  expect(names(feed)).toEqual([
    '_audit',
    '_internal',
    'app',
    'cloud',
    'history',
    'main',
    'network',
    'sales',
    'security',
    'summary',
    'web'
  ])
  const web = feed.entry.find(({ name }) => name === 'web')?.content
  expect(web).toMatchObject({
    isInternal: false,
    disabled: false,
    totalEventCount: expect.any(Number) as number,
    currentDBSizeMB: expect.stringMatching(/^\d+$/) as string,
    minTime: expect.stringMatching(/^2026-11-15T15:3\d:\d\d\+0000$/) as string,
    maxTime: expect.stringMatching(/^2026-11-22T15:\d\d:\d\d\+0000$/) as string
  })
  const main = feed.entry.find(({ name }) => name === 'main')?.content
  expect(main).toMatchObject({ totalEventCount: 0, minTime: '', maxTime: '' })
})

test('pages by count and offset', async () => {
  const feed = await listed('/services/data/indexes', { count: '2', offset: '4' })
  expect(names(feed)).toEqual(['history', 'main'])
  expect(feed.paging).toEqual({ total: 11, perPage: 2, offset: 4 })
})

test.each([
  [{ search: 'name=s*' }, ['sales', 'security', 'summary']],
  [{ search: 'isInternal=1' }, ['_audit', '_internal']],
  [{ search: 'name=*it* isInternal=0' }, ['security']],
  [{ search: 'secur' }, ['security']],
  [{ search: 'name=a*a*a*a*a*a*a*a*a*z' }, []],
  [{ sort_dir: 'desc', count: '1' }, ['web']],
  [{ sort_key: 'totalEventCount', sort_dir: 'desc', count: '1' }, ['_internal']]
] as const)('finds and sorts by %j', async (args, expected) => {
  expect(names(await listed('/services/data/indexes', args))).toEqual(expected)
})

test('f picks keys of the content', async () => {
  const feed = await listed('/services/data/indexes', { f: 'totalEventCount', count: '1' })
  expect(Object.keys(feed.entry[0]?.content ?? {})).toEqual(['totalEventCount'])
})

test.each([
  ['/services/apps/local', ['launcher', 'sdkappcollection', 'search', 'shop']],
  ['/services/authentication/users', ['admin', 'analyst', 'guest', 'operations']],
  ['/services/authorization/roles', ['admin', 'can_delete', 'guest', 'power', 'user']],
  ['/services/server/status', ['status']],
  ['/services/messages', ['demo_data']],
  [
    '/servicesNS/-/-/saved/searches',
    [
      'Errors in the last hour',
      'Failed logins by source',
      'Sales by product code',
      'Blocked traffic by rule',
      'Password guessing that succeeded',
      'Checkout fails',
      'Root key created',
      'Web shop scanned'
    ]
  ],
  [
    '/servicesNS/nobody/search/configs/conf-macros/',
    ['login_failures', 'web_errors(1)', 'checkout_errors', 'last_days(1)', 'cleanup(1)']
  ]
])('%s lists what the demo has', async (path, expected) => {
  expect(names(await listed(path, { count: '0' }))).toEqual(expected)
})

test('one macro tells its arguments, its definition, and whether it is computed', async () => {
  const feed = await listed('/servicesNS/-/search/configs/conf-macros/cleanup(1)')
  expect(feed.entry).toMatchObject([
    {
      name: 'cleanup(1)',
      content: { args: 'index', definition: 'search index=$index$ | delete', iseval: '0' }
    }
  ])
})

test('server/info names the server and the version', async () => {
  const feed = await listed('/services/server/info')
  expect(feed).toMatchObject({
    generator: { version: '10.6.0' },
    entry: [{ name: 'server-info', content: { serverName: 'demo-splunk', version: '10.6.0' } }]
  })
})

test('the health report has colours for its features', async () => {
  const feed = await listed('/services/server/health/splunkd/details')
  expect(feed.entry[0]?.content).toMatchObject({
    health: 'green',
    features: { 'Index Processor': { health: 'green' } }
  })
})

test('without output_mode a list is an Atom feed', async () => {
  const reply = await running.get('/services/authentication/users', { output_mode: '' })
  expect(reply.headers.get('content-type')).toBe('application/atom+xml; charset=UTF-8')
  expect(reply.text).toContain('<opensearch:totalResults>4</opensearch:totalResults>')
  expect(reply.text).toMatch(
    /<s:key name="roles"><s:list><s:item>admin<\/s:item><\/s:list><\/s:key>/
  )
  expect(reply.text).toContain('<s:key name="locked-out">0</s:key>')
})
