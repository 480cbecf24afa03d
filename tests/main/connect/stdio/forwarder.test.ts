import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { Endpoint } from '../../../../main/connect/stdio/endpoint.ts'
import { Forwarder } from '../../../../main/connect/stdio/forwarder.ts'
import { targetOf } from '../../../../main/connect/stdio/target.ts'

const ping = '{"jsonrpc":"2.0","id":7,"method":"ping"}'

/** What a client reads on stdout for one line, from an endpoint that answers as `listener` does. */
async function answersTo(line: string, listener: RequestListener | null): Promise<unknown[]> {
  const server = createServer(listener ?? undefined).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
    })
  if (listener === null) await close()
  else onTestFinished(close)
  const lines: string[] = []
  const target = targetOf({ SWITCHBOARD_URL: `http://127.0.0.1:${port}/mcp` })
  const forwarder = new Forwarder(new Endpoint(target, 100), (text) => {
    lines.push(text)
    return Promise.resolve()
  })
  await forwarder.forward(line)
  expect(lines.filter((text) => text.includes('\n'))).toEqual([])
  return lines.map((text): unknown => JSON.parse(text))
}

const failed = (message: string) => [{ jsonrpc: '2.0', id: 7, error: { code: -32000, message } }]

test('says that the app is not running', async () => {
  expect(await answersTo(ping, null)).toEqual(
    failed('Switchboard for Splunk is not running: start it, then try again.')
  )
})

test.each([400, 401, 403, 404, 429, 500])('shows the text of a %i', async (status) => {
  const answers = await answersTo(ping, (_req, res) => {
    res.writeHead(status, { 'content-type': 'application/json' })
    res.end(`{"jsonrpc":"2.0","id":null,"error":{"code":-32001,"message":"Because of ${status}."}}`)
  })
  expect(answers).toEqual(failed(`Because of ${status}.`))
})

test('tells the status of an answer that has no words', async () => {
  const answers = await answersTo(ping, (_req, res) => {
    res.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad</h1>')
  })
  expect(answers).toEqual(failed('Switchboard for Splunk answered with status 502.'))
})

test('says so when the connection breaks before the answer', async () => {
  const answers = await answersTo(ping, (req) => {
    req.socket.destroy()
  })
  expect(answers).toEqual(
    failed('The connection to Switchboard for Splunk broke before the answer came. Try again.')
  )
})

test('says so when the stream ends without the answer', async () => {
  const answers = await answersTo(ping, (_req, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' }).end(': nothing\n\n')
  })
  expect(answers).toEqual(failed('Switchboard for Splunk gave no answer to this.'))
})

test('brings what stands on several lines onto one', async () => {
  const answer = { jsonrpc: '2.0', id: 7, result: { text: 'a\nb' } }
  const pretty = JSON.stringify(answer, null, 2)
  const asJson = await answersTo(ping, (_req, res) => {
    res.writeHead(200, { 'content-type': 'application/json' }).end(pretty)
  })
  const asEvent = await answersTo(ping, (_req, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' })
    res.end(`${pretty.replace(/^/gm, 'data: ')}\n\n`)
  })
  expect([asJson, asEvent]).toEqual([[answer], [answer]])
})

test('answers a line that is not JSON', async () => {
  expect(await answersTo('{"id":', () => undefined)).toMatchObject([
    { id: null, error: { code: -32700 } }
  ])
})
