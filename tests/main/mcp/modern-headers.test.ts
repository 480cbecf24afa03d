import { expect, test } from 'vitest'
import { echo } from '../../support/fixture-tools.ts'
import { modernRequest } from '../../support/modern-client.ts'
import { jsonHeaders, rpc, send } from '../../support/raw-http.ts'
import { startApp } from '../../support/running-app.ts'

const calling = modernRequest('tools/call', { name: 'echo', arguments: { text: 'hello' } })
const without = (header: string) =>
  Object.fromEntries(Object.entries(calling.headers).filter(([name]) => name !== header))

test.each([
  ['no MCP-Protocol-Version', without('mcp-protocol-version')],
  ['another MCP-Protocol-Version', { ...calling.headers, 'mcp-protocol-version': '2025-11-25' }],
  ['no Mcp-Method', without('mcp-method')],
  ['another Mcp-Method', { ...calling.headers, 'mcp-method': 'tools/list' }],
  ['no Mcp-Name', without('mcp-name')],
  ['another Mcp-Name', { ...calling.headers, 'mcp-name': 'other' }],
  ['an Mcp-Name that is no base64', { ...calling.headers, 'mcp-name': '=?base64?ZWNobw?=' }]
])('a request with %s is refused with -32020 and its own id', async (_what, headers) => {
  const { app, url } = await startApp({ tools: [echo] })
  expect(await send(url, { headers, body: calling.body })).toMatchObject({
    status: 400,
    json: { id: 7, error: { code: -32020 } }
  })
  expect(app.sessions.list()).toEqual([])
})

test('an Mcp-Name in base64 is read', async () => {
  const { url } = await startApp({ tools: [echo] })
  const headers = { ...calling.headers, 'mcp-name': '=?base64?ZWNobw==?=' }
  expect((await send(url, { headers, body: calling.body })).status).toBe(200)
})

test('a revision that nobody knows is refused with those that are known', async () => {
  const { url } = await startApp({ tools: [echo] })
  const version = '2027-01-01'
  const { headers, body } = modernRequest(
    'tools/list',
    {},
    { 'io.modelcontextprotocol/protocolVersion': version }
  )
  expect(
    await send(url, { headers: { ...headers, 'mcp-protocol-version': version }, body })
  ).toMatchObject({
    status: 400,
    json: {
      id: 7,
      error: { code: -32022, data: { supported: ['2026-07-28'], requested: version } }
    }
  })
})

test.each(['initialize', 'ping', 'logging/setLevel', 'resources/subscribe', 'nobody/knows'])(
  '%s is no method of this revision: 404 with -32601',
  async (method) => {
    const { url } = await startApp({ tools: [echo] })
    expect(await send(url, modernRequest(method))).toMatchObject({
      status: 404,
      json: { id: 7, error: { code: -32601 } }
    })
  }
)

test('a request without its envelope, or in a batch, is refused', async () => {
  const { url } = await startApp({ tools: [echo] })
  const bare = await send(url, { headers: calling.headers, body: rpc(3, 'tools/list') })
  expect(bare).toMatchObject({ status: 400, json: { id: 3, error: { code: -32602 } } })
  const batch = await send(url, { headers: jsonHeaders, body: [calling.body] })
  expect(batch).toMatchObject({ status: 400, json: { id: null, error: { code: -32600 } } })
})

test('a notification is taken and asks for nothing', async () => {
  const { app, url } = await startApp({ tools: [echo] })
  const { headers } = modernRequest('notifications/cancelled')
  const body = { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } }
  expect(await send(url, { headers, body })).toMatchObject({ status: 202, text: '' })
  expect(app.sessions.list()).toEqual([])
})
