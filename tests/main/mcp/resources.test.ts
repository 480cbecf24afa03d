import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type DemoTools, demoTools } from '../../support/demo-tools.ts'
import { startApp } from '../../support/running-app.ts'
import { connectSdkClient } from '../../support/sdk-client.ts'

const contentSchema = z.tuple([
  z.object({ uri: z.string(), mimeType: z.literal('application/json'), text: z.string() })
])

async function read({ client }: Pick<DemoTools, 'client'>, uri: string): Promise<unknown> {
  const { contents } = await client.readResource({ uri })
  const [content] = contentSchema.parse(contents)
  expect(content.uri).toBe(uri)
  return JSON.parse(content.text)
}

test('every listed resource reads as what its tool answers, from the Splunk of the session', async () => {
  const demo = await demoTools()
  const { resources } = await demo.client.listResources()
  expect(resources.map(({ uri }) => uri)).toEqual([
    'info://server',
    'splunk://health/status',
    'splunk://indexes/list',
    'splunk://apps/installed',
    'splunk://savedsearches/list',
    'splunk://search/results/recent'
  ])
  await demo.call('run_splunk_search', { query: 'index=web | head 3 | table status' })
  for (const [uri, tool, args] of [
    ['splunk://indexes/list', 'list_indexes', {}],
    ['splunk://apps/installed', 'list_apps', {}],
    ['splunk://savedsearches/list', 'list_saved_searches', { count: 1000 }],
    ['splunk://health/status', 'get_splunk_health', {}]
  ] as const) {
    expect(await read(demo, uri), uri).toEqual(await demo.call(tool, args))
  }
  expect(await read(demo, 'info://server')).toMatchObject({
    name: 'switchboard-for-splunk',
    profile: { name: 'Demo' },
    toolsets: expect.arrayContaining([
      {
        name: 'spl_help',
        enabled: true,
        tools: ['list_spl_commands', 'get_spl_reference']
      }
    ]) as unknown
  })
})

test('templates read a job, a configuration file with its secrets masked, and a command', async () => {
  const demo = await demoTools()
  const { resourceTemplates } = await demo.client.listResourceTemplates()
  expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
    'splunk://jobs/{sid}/results',
    'splunk://config/{file}',
    'splunk-docs://spl/{command}'
  ])
  const { sid } = await demo.call('run_splunk_search', { query: 'index=web | head 3' })
  const rows = await read(demo, `splunk://jobs/${encodeURIComponent(String(sid))}/results`)
  expect(rows).toMatchObject({ returned: 3, total: 3, truncated: false })
  const recent = await read(demo, 'splunk://search/results/recent')
  expect(JSON.stringify(recent)).toContain(String(sid))
  expect(await read(demo, 'splunk://config/props')).toEqual(
    await demo.call('get_configurations', { conf_file: 'props', count: 1000 })
  )
  expect(await read(demo, 'splunk-docs://spl/stats')).toMatchObject({ command: 'stats' })
})

test('a read is recorded as a call, with its URI and the requests that it caused', async () => {
  const demo = await demoTools()
  await read(demo, 'splunk://indexes/list')
  const [row] = await demo.app.inspector.recent()
  expect(row).toMatchObject({
    tool: 'resources/read',
    status: 'ok',
    summary: 'uri="splunk://indexes/list"',
    profile: { name: 'Demo' }
  })
  expect((await demo.app.inspector.call(row?.id ?? ''))?.splunkRequests.at(-1)?.path).toContain(
    'indexes'
  )
})

test('a read that fails is an error of the protocol, with code and hint in its data', async () => {
  const demo = await demoTools()
  await expect(demo.client.readResource({ uri: 'splunk://nowhere' })).rejects.toMatchObject({
    code: -32002
  })
  for (const [uri, code, data] of [
    ['splunk://jobs/1700000000.1/results', -32002, { code: 'not_found' }],
    ['splunk://jobs/..%2F..%2Fserver%2Finfo/results', -32602, { code: 'invalid_arguments' }],
    ['splunk://config/nosuchfile', -32002, { code: 'not_found' }],
    ['splunk-docs://spl/1%7Cdelete', -32602, { code: 'invalid_arguments' }]
  ] as const) {
    await expect(demo.client.readResource({ uri }), uri).rejects.toMatchObject({ code, data })
  }
  await demo.demo.stop()
  await expect(demo.client.readResource({ uri: 'splunk://health/status' })).rejects.toMatchObject({
    code: -32000,
    data: { code: 'refused', hint: expect.any(String) as string }
  })
  expect((await demo.app.inspector.recent())[0]).toMatchObject({
    tool: 'resources/read',
    status: 'error'
  })
})

test('an address that is too long is neither read nor subscribed to, and so not kept', async () => {
  const { app, url } = await startApp()
  const client = await connectSdkClient(url, {})
  const uri = `splunk://jobs/${'x'.repeat(5000)}/results`
  await expect(client.subscribeResource({ uri })).rejects.toMatchObject({ code: -32602 })
  await expect(client.readResource({ uri })).rejects.toMatchObject({ code: -32602 })
  expect(app.sessions.list().map(({ subscriptions }) => subscriptions)).toEqual([[]])
})

test('a session keeps its latest hundred subscriptions', async () => {
  const { app, url } = await startApp()
  const client = await connectSdkClient(url, {})
  const uris = Array.from({ length: 110 }, (_, at) => `splunk://jobs/${at}/results`)
  for (const uri of uris) await client.subscribeResource({ uri })
  expect(app.sessions.list()[0]?.subscriptions).toEqual(uris.slice(-100))
})

test('an anonymous request reads what this server is, and nothing of any Splunk', async () => {
  const { url } = await startApp({ demo: { asked: true } })
  const client = await connectSdkClient(url, {})
  expect(await read({ client }, 'info://server')).toMatchObject({ client: null, profile: null })
  const { resources } = await client.listResources()
  for (const { uri } of resources.filter((resource) => resource.uri !== 'info://server')) {
    await expect(client.readResource({ uri }), uri).rejects.toMatchObject({
      data: { code: 'token_needed' }
    })
  }
})

test('X-MCP-Toolsets hides the resources of other toolsets, and guards them', async () => {
  const { url, token } = await startApp()
  const client = await connectSdkClient(url, {
    authorization: `Bearer ${token()}`,
    'X-MCP-Toolsets': 'metadata,spl_help'
  })
  const { resources } = await client.listResources()
  expect(resources.map(({ uri }) => uri)).toEqual(['info://server', 'splunk://indexes/list'])
  const { resourceTemplates } = await client.listResourceTemplates()
  expect(resourceTemplates.map(({ name }) => name)).toEqual(['spl-command'])
  await expect(client.readResource({ uri: 'splunk://apps/installed' })).rejects.toMatchObject({
    data: { code: 'toolset_not_enabled' }
  })
})

describe('the variables of templates are completed', () => {
  let demo: DemoTools
  const complete = async (uri: string, name: string, value: string) => {
    const { completion } = await demo.client.complete({
      ref: { type: 'ref/resource', uri },
      argument: { name, value }
    })
    return completion
  }
  test.each([
    ['splunk-docs://spl/{command}', 'command', 'timech', 'timechart'],
    ['splunk://config/{file}', 'file', 'PRO', 'props']
  ])('%s', async (uri, name, typed, found) => {
    demo = await demoTools()
    expect((await complete(uri, name, typed)).values[0]).toBe(found)
    const all = await complete(uri, name, '')
    expect(all.total).toBeGreaterThan(1)
    expect((await complete(uri, name, 'no such value')).values).toEqual([])
  })
})
