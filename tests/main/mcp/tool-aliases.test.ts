import { expect, test } from 'vitest'
import { z } from 'zod'
import { ToolAliases } from '../../../main/mcp/tool-aliases.ts'
import aliases from '../../../main/mcp/tools/aliases.json' with { type: 'json' }
import { tools } from '../../../main/mcp/tools/index.ts'
import { demoTools } from '../../support/demo-tools.ts'

const names = z.record(z.string(), z.unknown()).default({})
const targets = z
  .array(z.object({ tool: z.string(), arguments: names, fixed: names, defaults: names }))
  .parse(
    aliases.flatMap((alias): unknown[] => ('tools' in alias ? Object.values(alias.tools) : [alias]))
  )

test('every alias leads to a tool and to arguments that it takes, and hides none of our own names', () => {
  for (const target of targets) {
    const tool = tools.find(({ name }) => name === target.tool)
    const taken = Object.keys(tool?.inputSchema['properties'] ?? {})
    const given = [
      ...Object.values(target.arguments),
      ...Object.keys(target.fixed),
      ...Object.keys(target.defaults)
    ]
    expect(taken, target.tool).toEqual(expect.arrayContaining(given))
  }
  const ours = new Set(tools.map(({ name }) => name))
  expect(aliases.flatMap(({ names }) => names).filter((name) => ours.has(name))).toEqual([])
})

test.each<[string, Record<string, unknown>, string, Record<string, unknown>]>([
  ['get_indexes', { row_limit: 5 }, 'list_indexes', { count: 5, include_internal: true }],
  [
    'splunk_get_metadata',
    { type: 'sourcetypes', row_limit: 9 },
    'get_metadata',
    { index: '*', field: 'sourcetype', limit: 9 }
  ],
  [
    'splunk_get_metadata',
    { type: 'hosts', index: 'web' },
    'get_metadata',
    { index: 'web', field: 'host' }
  ],
  [
    'splunk_run_saved_search',
    { saved_search_name: 'Logins', args: 'user="j doe" days="7"' },
    'execute_saved_search',
    { name: 'Logins', arguments: { user: 'j doe', days: '7' } }
  ],
  [
    'splunk_run_saved_search',
    { saved_search_name: 'Logins', args: 'user=jdoe | delete' },
    'execute_saved_search',
    { name: 'Logins', arguments: 'user=jdoe | delete' }
  ],
  ['get_knowledge_objects', { type: 'macros', row_limit: 3 }, 'list_macros', { count: 3 }],
  [
    'splunk_get_knowledge_objects',
    { type: 'field_aliases', conf_file: 'passwords' },
    'get_configurations',
    { conf_file: 'props' }
  ]
])('%s with %j means %s with %j', (name, args, tool, ours) => {
  expect(new ToolAliases(aliases).find({ name, arguments: args })).toEqual({
    tool,
    arguments: ours
  })
})

test('a call by the name of another server is answered and recorded as one of our tool, and never listed', async () => {
  const { app, client, call } = await demoTools()
  const answer = await call('splunk_run_query', {
    query: 'index=web | head 5 | table status',
    earliest_time: '-24h',
    row_limit: 2
  })
  expect(answer).toMatchObject({ returned: 2, truncated: true })
  const [row] = await app.inspector.recent()
  expect(row).toMatchObject({ tool: 'run_oneshot_search', status: 'ok', rows: 2 })
  expect(await app.inspector.call(row?.id ?? '')).toMatchObject({
    calledAs: 'splunk_run_query',
    arguments: { max_results: 2 }
  })
  expect(await call('splunk_get_index_info', { index_name: '_audit' })).toMatchObject({
    items: [{ name: '_audit' }]
  })
  const { tools: listed } = await client.listTools()
  expect(listed.map(({ name }) => name)).not.toContain('splunk_run_query')
})

test('a kind of knowledge object that has no tool here is named with those that have one', async () => {
  const { client } = await demoTools()
  await expect(
    client.callTool({ name: 'splunk_get_knowledge_objects', arguments: { type: 'panels' } })
  ).rejects.toMatchObject({
    code: -32602,
    message: expect.stringContaining('saved_searches, alerts') as string
  })
})

test('a kind that is only a name of every object is none', () => {
  const call = { name: 'get_knowledge_objects', arguments: { type: 'constructor', row_limit: 1 } }
  expect(() => new ToolAliases(aliases).find(call)).toThrow(/is answered here for these values/)
})
