import { afterAll, beforeAll, expect, test } from 'vitest'
import { request } from 'undici'
import { message, openDemo, type RunningDemo } from '../running-demo.ts'

let running: RunningDemo
let sid: string
const path = (): string => `/services/search/v2/jobs/${sid}`

beforeAll(async () => {
  running = await openDemo()
  const reply = await running.post('/services/search/v2/jobs', {
    search: 'search index=security "from 203.0.113.9" | head 25 | table _time, host, _raw',
    exec_mode: 'blocking'
  })
  sid = (reply.json() as { sid: string }).sid
})
afterAll(() => running.end())

const read = (args: Readonly<Record<string, string>>) => running.post(`${path()}/results`, args)

test('pages are stable, and past the end there is nothing', async () => {
  const whole = (await read({ count: '0' })).json() as { results: unknown[] }
  expect(whole.results).toHaveLength(25)
  const pages: unknown[] = []
  for (const offset of ['0', '10', '20']) {
    const page = (await read({ count: '10', offset })).json() as {
      results: unknown[]
      init_offset: number
    }
    expect(page.init_offset).toBe(Number(offset))
    pages.push(...page.results)
  }
  expect(pages).toEqual(whole.results)
  const past = (await read({ offset: '25' })).json()
  expect(past).toMatchObject({ results: [] })
  expect(past).not.toHaveProperty('fields')
})

test('json has the columns in order, every value as text, and _time with its offset', async () => {
  const reply = (await read({ count: '1' })).json()
  expect(reply).toMatchObject({
    preview: false,
    fields: [{ name: '_time' }, { name: 'host' }, { name: '_raw' }],
    results: [
      {
        _time: '2026-11-20T02:50:03.210+00:00',
        host: 'www1',
        _raw: expect.stringContaining('Accepted password for svc_deploy') as string
      }
    ]
  })
})

test('json_rows, json_cols, csv, raw and xml hold the same', async () => {
  const rows = (await read({ count: '2', output_mode: 'json_rows', f: 'host' })).json()
  expect(rows).toMatchObject({ fields: ['host'], rows: [['www1'], ['www1']] })
  const columns = (await read({ count: '2', output_mode: 'json_cols', f: 'host' })).json()
  expect(columns).toMatchObject({ fields: ['host'], columns: [['www1', 'www1']] })
  const csv = await read({ count: '1', output_mode: 'csv' })
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=UTF-8')
  expect(csv.text).toMatch(
    /^_time,host,_raw\n2026-11-20T02:50:03\.210\+00:00,www1,Nov 20 02:50:03 www1 sshd/
  )
  const raw = await read({ count: '1', output_mode: 'raw' })
  expect(raw.text).toMatch(/^Nov 20 02:50:03 www1 sshd\[\d+\]: Accepted/)
  const xml = await read({ count: '1', output_mode: 'xml' })
  expect(xml.text).toContain("<field k='host'><value><text>www1</text></value></field>")
})

test('an empty result in json_rows has empty lists', async () => {
  const reply = await read({ offset: '99', output_mode: 'json_rows' })
  expect(reply.json()).toMatchObject({ fields: [], rows: [] })
})

test('an unknown output_mode is refused', async () => {
  expect((await read({ output_mode: 'yaml' })).status).toBe(400)
})

test('v1 reads with GET', async () => {
  const reply = await running.get(`/services/search/jobs/${sid}/results`, { count: '3' })
  expect((reply.json() as { results: unknown[] }).results).toHaveLength(3)
})

test('a post-process search works on the rows of the job', async () => {
  const reply = await read({ search: '| stats count by host' })
  expect(reply.json()).toMatchObject({
    post_process_count: 1,
    results: [{ host: 'www1', count: '25' }]
  })
  const head = await running.post(`${path()}/events`, { search: 'head 1' })
  expect(head.status).toBe(200)
})

test('a risky command in a post-process search is 403', async () => {
  const reply = await read({ search: '| outputlookup x.csv' })
  expect(reply.status).toBe(403)
  expect(reply.text).toContain('outputlookup')
})

test('a post-process search with an unknown command is 400', async () => {
  const reply = await read({ search: '| nosuchcommand' })
  expect([reply.status, reply.json()]).toEqual([
    400,
    message('FATAL', "Unknown search command 'nosuchcommand'.")
  ])
})

test('the events of a search without statistics are its rows', async () => {
  const made = await running.post('/services/search/jobs', {
    search: 'search index=sales | head 3',
    exec_mode: 'blocking'
  })
  const job = `/services/search/jobs/${(made.json() as { sid: string }).sid}`
  const events = (await running.get(`${job}/events`)).json() as {
    results: Record<string, unknown>[]
  }
  expect(events.results).toHaveLength(3)
  expect(events.results[0]).toMatchObject({
    index: 'sales',
    sourcetype: 'vendor_sales',
    VendorID: expect.any(String) as string,
    _si: ['demo-splunk', 'sales'],
    _raw: expect.stringContaining('VendorID=') as string
  })
  const summary = await running.get(`${job}/summary`, { f: 'sourcetype' })
  expect(summary.json()).toMatchObject({
    event_count: 3,
    fields: {
      sourcetype: {
        count: 3,
        distinct_count: 1,
        modes: [{ value: 'vendor_sales', count: 3, is_exact: true }]
      }
    }
  })
  const log = await running.get(`${job}/search.log`)
  expect(log.headers.get('content-type')).toBe('text/plain; charset=UTF-8')
  expect(log.text).toContain('search index=sales | head 3')
})

test('events before the statistics are kept when the caller asks for status buckets', async () => {
  const made = await running.post('/services/search/jobs', {
    search: 'search index=sales | head 3 | stats count',
    exec_mode: 'blocking',
    status_buckets: '300'
  })
  const job = `/services/search/jobs/${(made.json() as { sid: string }).sid}`
  const events = (await running.get(`${job}/events`)).json() as { results: unknown[] }
  expect(events.results).toHaveLength(3)
})

const exported = (args: Readonly<Record<string, string>>) =>
  running.post('/services/search/v2/jobs/export', args)

test('export is a JSON object a line, the last one marked', async () => {
  const reply = await exported({
    search: 'search index=sales | head 3 | table _time, Code',
    preview: 'false'
  })
  const lines = reply.text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines.map(({ offset }) => offset)).toEqual([0, 1, 2])
  expect(lines.map(({ lastrow }) => lastrow)).toEqual([undefined, undefined, true])
  expect(lines[0]).toMatchObject({
    preview: false,
    result: { _time: expect.stringMatching(/^2026-11-22 \d\d:\d\d:\d\d\.\d{3} UTC$/) as string }
  })
})

test('an empty export is one line, and a failed one its messages with status 200', async () => {
  const empty = await exported({ search: 'search index=history' })
  expect(empty.text).toBe('{"preview":false,"lastrow":true}\n')
  const failed = await exported({ search: '| makeresults | eval x=nosuchfunc(1)' })
  expect(failed.status).toBe(200)
  expect(JSON.parse(failed.text)).toMatchObject({ messages: [{ type: 'FATAL' }] })
})

test('an export of many rows arrives whole', async () => {
  const reply = await exported({ search: 'search index=web | fields _time', earliest_time: '-2d' })
  const lines = reply.text.trim().split('\n')
  expect(lines.length).toBeGreaterThan(5000)
  expect(lines.at(-1)).toContain('"lastrow":true')
})

test('a caller that goes away ends its search', async () => {
  const { demo, agent, get } = running
  const abort = new AbortController()
  const going = request(`${demo.url}/services/search/v2/jobs/export`, {
    method: 'POST',
    dispatcher: agent,
    headers: {
      authorization: `Bearer ${demo.token}`,
      'content-type': 'application/x-www-form-urlencoded'
    },
    body: new URLSearchParams({
      search: 'search index=* | stats count by host',
      id: 'leaving'
    }).toString(),
    signal: abort.signal
  })
  const failed = expect(going).rejects.toThrow()
  let seen = 0
  while (seen !== 200) seen = (await get('/services/search/jobs/leaving')).status
  abort.abort()
  await failed
  while (seen !== 404) seen = (await get('/services/search/jobs/leaving')).status
  expect(seen).toBe(404)
})
