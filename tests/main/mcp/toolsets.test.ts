import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineTool, type Toolset } from '../../../main/mcp/tool.ts'
import { userAgentInfo } from '../../../main/mcp/tools/user-agent-info.ts'
import { rpc, send } from '../../support/raw-http.ts'
import { bearer, opened } from '../../support/raw-session.ts'
import { startApp } from '../../support/running-app.ts'
import { connectSdkClient } from '../../support/sdk-client.ts'

const inToolset = (name: string, toolset: Toolset) =>
  defineTool({
    name,
    title: name,
    description: 'Does nothing.',
    access: 'open',
    toolset,
    input: z.object({}),
    output: z.object({}),
    call: () => Promise.resolve({})
  })

const tools = [
  inToolset('in_search', 'search'),
  inToolset('in_alerts', 'alerts'),
  inToolset('in_lookups', 'lookups'),
  userAgentInfo
]
const all = tools.map(({ name }) => name)

test.each([
  ['alerts', ['in_alerts']],
  [' Lookups , alerts,nosuch', ['in_alerts', 'in_lookups']],
  ['all', all],
  ['splunk', all],
  ['search,splunk', all],
  ['itsi', all],
  ['', all]
])('X-MCP-Toolsets: %j lists %j', async (header, names) => {
  const { url, token } = await startApp({ tools })
  const client = await connectSdkClient(url, {
    authorization: `Bearer ${token()}`,
    'X-MCP-Toolsets': header
  })
  expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(names)
})

test('a call of a tool outside its toolsets says which one to add, and is recorded', async () => {
  const { app, url, token } = await startApp({ tools })
  const client = await connectSdkClient(url, {
    authorization: `Bearer ${token()}`,
    'X-MCP-Toolsets': 'search,server'
  })
  const refused = await client.callTool({ name: 'in_alerts' })
  expect(refused.isError).toBe(true)
  expect(JSON.stringify(refused.content)).toContain(
    "Tool 'in_alerts' is not in an enabled toolset for this client."
  )
  expect(JSON.stringify(refused.content)).toContain('Add alerts')
  expect(await app.inspector.recent()).toMatchObject([{ tool: 'in_alerts', status: 'error' }])
  expect(await client.callTool({ name: 'user_agent_info' })).toMatchObject({
    structuredContent: { toolsets: ['search', 'server'] }
  })
})

test('each request is judged by its own header, and by that of the first where it has none', async () => {
  const { app, url, token } = await startApp({ tools })
  const headers = await opened(url, { ...bearer(token()), 'x-mcp-toolsets': 'alerts' })
  const bare = Object.fromEntries(
    Object.entries(headers).filter(([name]) => name !== 'x-mcp-toolsets')
  )
  const names = async (more: Readonly<Record<string, string>>) => {
    const { json } = await send(url, { headers: { ...bare, ...more }, body: rpc(2, 'tools/list') })
    const { result } = z
      .object({ result: z.object({ tools: z.array(z.object({ name: z.string() })) }) })
      .parse(json)
    return result.tools.map(({ name }) => name)
  }
  expect(await names({})).toEqual(['in_alerts'])
  expect(await names({ 'x-mcp-toolsets': 'search' })).toEqual(['in_search'])
  expect(await names({})).toEqual(['in_alerts'])
  expect(await names({ 'x-mcp-toolsets': 'all' })).toEqual(all)
  expect(app.sessions.list()).toMatchObject([{ toolsets: 'alerts' }])
})
