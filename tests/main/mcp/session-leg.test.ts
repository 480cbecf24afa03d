import { expect, test } from 'vitest'
import { echo, endless } from '../../support/fixture-tools.ts'
import { initialize, jsonHeaders, rpc, send } from '../../support/raw-http.ts'
import { bearer, opened } from '../../support/raw-session.ts'
import { startApp } from '../../support/running-app.ts'

const cancel = (requestId: number) => ({
  jsonrpc: '2.0',
  method: 'notifications/cancelled',
  params: { requestId }
})

test.each([
  ['JSON that is no message', { hello: 'world' }, -32700],
  ['a message of another version', { ...rpc(1, 'ping'), jsonrpc: '1.0' }, -32700],
  ['a batch of 101', Array.from({ length: 101 }, (_, id) => rpc(id, 'ping')), -32600],
  ['initialize within a batch', [initialize(9), rpc(10, 'ping')], -32600]
])('answers %s with 400, and the session goes on', async (_name, body, code) => {
  const { url, token } = await startApp({ tools: [echo] })
  const headers = await opened(url, bearer(token()))
  expect(await send(url, { headers, body })).toMatchObject({
    status: 400,
    json: { error: { code }, id: null }
  })
  expect((await send(url, { headers, body: rpc(2, 'ping') })).json).toMatchObject({ result: {} })
})

test('refuses a revision that it does not speak, for requests and for the event stream', async () => {
  const { url, token } = await startApp({ tools: [echo] })
  const session = await opened(url, bearer(token()))
  const headers = { ...session, 'mcp-protocol-version': '1999-01-01' }
  const answer = await send(url, { headers, body: rpc(2, 'ping') })
  expect(answer.status).toBe(400)
  expect(answer.text).toContain('2025-11-25')
  expect((await send(url, { method: 'GET', headers })).status).toBe(400)
})

test('answers the rest of a batch whose other request is cancelled', async () => {
  const { app, url, token } = await startApp({ tools: [echo, endless(() => undefined)] })
  const headers = await opened(url, bearer(token()))
  const body = [rpc(1, 'tools/call', { name: 'endless' }), rpc(2, 'ping')]
  for (const accept of [jsonHeaders.accept, 'application/json']) {
    const answer = send(url, { headers: { ...headers, accept }, body })
    await expect.poll(async () => (await app.inspector.recent())[0]?.status).toBe('running')
    await send(url, { headers, body: cancel(1) })
    const { text } = await answer
    expect(text).toContain('"id":2')
    expect(text).not.toContain('"id":1')
  }
})

test('tells a client that takes events about progress before the answer', async () => {
  const { app, url, token } = await startApp({ tools: [endless(() => undefined)] })
  const headers = await opened(url, bearer(token()))
  const call = rpc(5, 'tools/call', { name: 'endless', _meta: { progressToken: 'p' } })
  const answer = send(url, { headers, body: call })
  await expect.poll(async () => (await app.inspector.recent())[0]?.progressText).toBe('started')
  await send(url, { headers, body: cancel(5) })
  const { headers: answered, text } = await answer
  expect(answered['content-type']).toBe('text/event-stream')
  expect(text).toContain('"progressToken":"p"')
})
