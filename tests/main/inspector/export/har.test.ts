import { expect, test } from 'vitest'
import type { ToolCall } from '../../../../main/inspector/tool-call.ts'
import { fullCall } from './support/calls.ts'
import { exported } from './support/exported.ts'
import { harSchema } from './support/har-schema.ts'

const entriesOf = async (calls: readonly ToolCall[], sanitised = false) =>
  harSchema.parse(JSON.parse(await exported(calls, { format: 'har', sanitised }))).log.entries as {
    time: number
    startedDateTime: string
    timings: { send: number; wait: number; receive: number }
    request: { url: string; postData?: { text: string }; bodySize: number }
    response: { status: number; content: { text?: string; mimeType: string } }
    comment?: string
    _mcp?: { callId: string; tool: string }
    _splunk?: { callId: string; sid: string }
  }[]

const odd: readonly ToolCall[] = [
  fullCall(),
  fullCall({ exchange: null, messages: [], origin: 'analyst' }, 1),
  fullCall({ result: null, ms: null, splunkRequests: [], status: 'running' }, 2),
  fullCall({ profile: null, arguments: null }, 3)
]

test.each([false, true])('an export is valid HAR 1.2, sanitised: %s', async (sanitised) => {
  const entries = await entriesOf(odd, sanitised)
  expect(entries).toHaveLength(7)
  for (const { time, timings } of entries) {
    const { send, wait, receive } = timings
    expect(send + wait + receive).toBeCloseTo(time, 6)
  }
})

test('an exchange is an entry with what went over the wire, and each Splunk request another', async () => {
  const [exchange, splunk] = await entriesOf([fullCall()])
  expect(exchange).toMatchObject({
    time: 2104.25,
    request: { url: 'http://127.0.0.1:8003/mcp/prod', bodySize: 220 },
    response: { status: 200 },
    _mcp: { callId: 'run-0', tool: 'run_splunk_search', profile: 'Prod', rows: 2 }
  })
  expect(exchange?.request.postData?.text).toBe(fullCall().messages[0]?.text)
  expect(exchange?.response.content.text).toBe(
    `data: {"jsonrpc":"2.0","id":7,"result":${fullCall().result ?? ''}}\n\n`
  )
  expect(splunk).toMatchObject({
    time: 180.5,
    request: {
      url: 'https://soc-eu.splunkcloud.com:8089/services/search/v2/jobs?output_mode=json',
      queryString: [{ name: 'output_mode', value: 'json' }]
    },
    response: { status: 201, statusText: 'Created' },
    _splunk: { callId: 'run-0', sid: '1763906531.4711' }
  })
})

test('a call that no HTTP request brought says so', async () => {
  const [entry] = await entriesOf([fullCall({ exchange: null, messages: [], origin: 'analyst' })])
  expect(entry?.comment).toBe('Called in the window: no HTTP request brought this call.')
  expect(entry?.response.status).toBe(0)
})
