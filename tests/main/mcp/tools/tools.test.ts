import { expect, test } from 'vitest'
import { tools } from '../../../../main/mcp/tools/index.ts'
import { json, openSplunk, says, startScriptedSplunkd } from '../../../support/scripted-splunkd.ts'
import { toolsOn } from '../../../support/tool-context.ts'

test('every tool says what it is for, what it takes and what it answers', () => {
  for (const tool of tools) {
    expect(tool.name).toMatch(/^[a-z]+(?:_[a-z]+)*$/)
    expect(tool.description).toContain('Example: {')
    expect(tool.inputSchema).toMatchObject({ type: 'object' })
    expect(tool.outputSchema).toMatchObject({ type: 'object' })
    const changing = ['cancel_search_job', 'use_profile']
    const reads = tool.writes === null && !changing.includes(tool.name)
    expect(tool.annotations).toMatchObject({ readOnlyHint: reads })
  }
})

test('patterns are plain enough for the validators of every client, and bounds say something', () => {
  const text = JSON.stringify(
    tools.map(({ inputSchema, outputSchema }) => [inputSchema, outputSchema])
  )
  // Unicode classes and lookarounds are not known to Python's re or to RE2.
  expect(text).not.toMatch(/\\\\[pP]\{|\(\?[=!<]/)
  expect(text).not.toContain(String(Number.MAX_SAFE_INTEGER))
})

test('no tool takes an address or a credential', () => {
  const taken = tools.flatMap(({ inputSchema }) => Object.keys(inputSchema['properties'] ?? {}))
  expect(taken.filter((name) => /host|port|user|pass|token|scheme|ssl/i.test(name))).toEqual([])
})

test('only the tools about this server answer without a Splunk', () => {
  const open = tools.filter(({ access }) => access === 'open').map(({ toolset }) => toolset)
  expect(new Set(open)).toEqual(new Set(['server']))
})

async function bench() {
  const splunkd = await startScriptedSplunkd({
    '/services/data/indexes': (_request, response) =>
      json(response, 200, {
        entry: ['web', 'app', '_internal'].map((name) => ({
          name,
          content: { totalEventCount: 7, currentDBSizeMB: '1', isInternal: name.startsWith('_') }
        }))
      }),
    '/services/search/jobs': (_request, response) =>
      json(response, 200, {
        fields: [{ name: 'sourcetype' }],
        results: [
          { sourcetype: 'rare', totalCount: '2', firstTime: '1791467235', lastTime: '' },
          {
            sourcetype: 'common',
            totalCount: '900',
            firstTime: '1791467235',
            lastTime: '1791467300'
          }
        ]
      }),
    '/services/server/health/splunkd/details': (_request, response) =>
      says(response, 403, 'You may not.')
  })
  return { splunkd, ...toolsOn(openSplunk(splunkd.connection()).splunk) }
}

test('list_indexes leaves internal indexes out unless asked, and says how many there are', async () => {
  const { call } = await bench()
  expect(await call('list_indexes')).toMatchObject({
    items: [{ name: 'app', total_events: 7, size_mb: 1 }, { name: 'web' }],
    total: 2,
    returned: 2,
    truncated: false,
    next_offset: null,
    total_count_including_internal: 3
  })
  expect(await call('list_indexes', { include_internal: true, count: 1, offset: 1 })).toMatchObject(
    {
      items: [{ name: 'app' }],
      total: 3,
      returned: 1,
      truncated: true,
      next_offset: 2
    }
  )
})

test('list_sourcetypes lists the most frequent first', async () => {
  const { call, splunkd } = await bench()
  expect(await call('list_sourcetypes', { index: 'web' })).toMatchObject({
    items: [
      { name: 'common', total_events: 900, earliest: '2026-10-08T13:47:15.000Z' },
      { name: 'rare', total_events: 2, latest: null }
    ],
    total: 2,
    truncated: false
  })
  expect(splunkd.seen.at(-1)?.form.get('search')).toBe('| metadata type=sourcetypes index="web"')
})

test('me tells the Splunk user', async () => {
  const { call } = await bench()
  expect(await call('me')).toMatchObject({ username: 'admin', roles: ['admin', 'user'] })
})

test('get_splunk_health answers although the health report may not be read', async () => {
  const { call } = await bench()
  expect(await call('get_splunk_health')).toMatchObject({
    status: 'connected',
    server_name: 'idx1',
    version: '10.6.0.5',
    profile: 'Demo',
    health: null,
    note: expect.any(String) as unknown
  })
})

test('user_agent_info tells session, client and profile', async () => {
  const { call, splunkd } = await bench()
  expect(await call('user_agent_info')).toMatchObject({
    session_id: 'session-1',
    x_session_id: 'my-conversation',
    client: 'Claude Desktop',
    client_info: { name: 'Tester' },
    headers: { authorization: '[redacted]' },
    profile: { name: 'Demo', rule: "app's default" }
  })
  expect(splunkd.seen).toEqual([])
})
