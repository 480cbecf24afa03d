import { expect, test } from 'vitest'
import { z } from 'zod'
import { type DemoTools, demoTools } from '../../../support/demo-tools.ts'
import { cancelInTheMiddle } from '../../../support/jobs-of-tools.ts'
import { textWith } from '../../../support/scripted-splunkd.ts'
import { connectSdkClient } from '../../../support/sdk-client.ts'

const rowsSchema = z.array(z.record(z.string(), z.unknown()))
const sales = { query: 'index=sales | head 25 | table _time, AcctID, Code', earliest_time: '-7d' }
/** Reads everything that the demo has: long enough to be caught in the middle. */
const slow = { query: 'index=* OR index=_* | stats count by _raw', earliest_time: '0' }

/** Starts a job as another user of the same demo Splunk; returns its sid. */
async function startedBy({ app, demo }: DemoTools, user: string): Promise<string> {
  if (app.endpoint.state.kind !== 'listening') throw new Error('The endpoint does not listen.')
  const client = await connectSdkClient(app.endpoint.state.url, {
    'X-Splunk-Host': '127.0.0.1',
    'X-Splunk-Port': String(demo.port),
    'X-Splunk-Username': user,
    'X-Splunk-Password': demo.password,
    'X-Splunk-Verify-SSL': 'false'
  })
  const { structuredContent } = await client.callTool({ name: 'start_search', arguments: sales })
  return z.object({ job_id: z.string() }).parse(structuredContent).job_id
}

async function finished({ call }: DemoTools, job_id: string): Promise<void> {
  const status = z.object({ job_status: z.object({ is_done: z.boolean() }) })
  while (!status.parse(await call('get_search_job_info', { job_id })).job_status.is_done);
}

test('start_search answers at once, and its rows come page by page with an exact total', async () => {
  const tools = await demoTools()
  const { call, failure } = tools
  const { job_id, sid } = await call('start_search', sales)
  expect(sid).toBe(job_id)
  await finished(tools, z.string().parse(job_id))
  const rows: unknown[] = []
  for (let offset: unknown = 0; typeof offset === 'number';) {
    const page = await call('get_search_results', { job_id, offset, count: 10 })
    expect(page).toMatchObject({ total: 25, result_count: 25, sid: job_id })
    rows.push(...rowsSchema.parse(page['results']))
    offset = page['next_offset']
  }
  const all = await call('run_oneshot_search', sales)
  expect(rows).toEqual(all['results'])
  expect(await call('get_search_results', { job_id, offset: 25 })).toMatchObject({
    returned: 0,
    total: 25,
    truncated: false,
    next_offset: null
  })
  expect(await failure('get_search_results', { job_id, max_results: 10 })).toMatchObject({
    code: 'invalid_arguments',
    message: textWith('max_results')
  })
})

test('a filter goes through the policy, and has a total of its own', async () => {
  const { call, failure } = await demoTools()
  const { job_id } = await call('run_splunk_search', { ...sales, max_results: 1 })
  const filter = '| eval even=AcctID%2 | stats count by Code'
  const all = await call('get_search_results', { job_id, filter })
  const count = rowsSchema.parse(all['results']).length
  expect(all).toMatchObject({ total: count, post_process_count: count, result_count: 25 })
  expect(await call('get_search_results', { job_id, filter, count: 1 })).toMatchObject({
    total: count,
    returned: 1,
    truncated: count > 1,
    next: textWith('the same filter')
  })
  expect(await call('get_search_results', { job_id, filter: 'Code=nosuch' })).toMatchObject({
    results: [],
    total: 0,
    post_process_count: 0
  })
  const risky = { job_id, filter: '| outputlookup stolen.csv' }
  expect(await failure('get_search_results', risky)).toMatchObject({ code: 'refused_by_policy' })
  const wrong = { job_id, filter: '| nosuchcommand' }
  expect(await failure('get_search_results', wrong)).toMatchObject({ code: 'search_failed' })
})

test('rows come with the fields that were asked for, as JSON, CSV, Markdown or a summary', async () => {
  const { call, client } = await demoTools()
  const search = { ...sales, fields: ['Code', 'AcctID', 'nosuch'], max_results: 3 }
  const json = await call('run_splunk_search', search)
  expect(json).toMatchObject({
    fields: ['Code', 'AcctID'],
    messages: [{ type: 'WARN', text: textWith('nosuch') }]
  })
  const rows = rowsSchema.parse(json['results'])
  const { job_id } = json
  const again = { job_id, fields: ['Code', 'AcctID'], count: 3 }
  const csv = await client.callTool({
    name: 'get_search_results',
    arguments: { ...again, format: 'csv' }
  })
  const text = `Code,AcctID\n${rows.map((row) => `${String(row['Code'])},${String(row['AcctID'])}\n`).join('')}`
  expect(csv).toMatchObject({
    content: [{ text }, { text: textWith('"next_offset":3') }],
    structuredContent: { text, total: 25, truncated: true }
  })
  expect(csv.structuredContent).not.toHaveProperty('results')
  expect(await call('get_search_results', { ...again, format: 'markdown' })).toMatchObject({
    text: textWith('| Code | AcctID |\n| --- | --- |\n')
  })
  expect(await call('get_search_results', { job_id, format: 'summary' })).toMatchObject({
    summary: { rows: 25, fields: [{ field: '_time', count: 25 }, {}, { field: 'Code' }] },
    total: 25
  })
})

test('a long event is cut with a mark, and comes whole when more is allowed', async () => {
  const { call } = await demoTools()
  const search = { query: 'index=cloud | head 1', earliest_time: '-7d' }
  const rawOf = (answer: Readonly<Record<string, unknown>>) =>
    z.string().parse(rowsSchema.parse(answer['results'])[0]?.['_raw'])
  const short = await call('run_oneshot_search', { ...search, max_raw_chars: 100 })
  const whole = rawOf(await call('run_oneshot_search', search))
  expect(whole.length).toBeGreaterThan(100)
  expect(rawOf(short)).toBe(
    `${whole.slice(0, 100)} …[${whole.length - 100} of ${whole.length} characters left out]`
  )
  expect(short['messages']).toMatchObject([{ type: 'WARN', text: textWith('max_raw_chars') }])
})

test('list_search_jobs shows the own jobs, marks those of this program, and pages exactly', async () => {
  const tools = await demoTools()
  const { call } = tools
  const foreign = await startedBy(tools, 'analyst')
  const own: unknown[] = []
  while (own.length < 3) own.unshift((await call('run_splunk_search', sales))['job_id'])
  const listed: unknown[] = []
  for (let offset: unknown = 0; typeof offset === 'number';) {
    const page = await call('list_search_jobs', { only_ours: true, offset, count: 2 })
    expect(page).toMatchObject({ total: 3, user: 'admin' })
    listed.push(...rowsSchema.parse(page['items']))
    offset = page['next_offset']
  }
  expect(listed).toMatchObject(
    own.map((job_id) => ({
      job_id,
      sid: job_id,
      ours: true,
      owner: 'admin',
      search: textWith('search index=sales'),
      dispatch_state: 'DONE',
      result_count: 25
    }))
  )
  expect(await call('list_search_jobs', { state: 'running', only_ours: true })).toMatchObject({
    total: 0,
    items: []
  })
  const everybody = await call('list_search_jobs', { everybody: true })
  expect(everybody['items']).toContainEqual(
    expect.objectContaining({ job_id: foreign, owner: 'analyst' })
  )
})

test("cancel_search_job ends the own job, and another user's only when he is named", async () => {
  const tools = await demoTools()
  const { call, failure, splunkd } = tools
  const { job_id } = await call('start_search', slow)
  expect(await call('cancel_search_job', { job_id })).toMatchObject({
    cancelled: true,
    owner: 'admin',
    search: textWith('stats count by _raw')
  })
  expect(await splunkd(`/services/search/jobs/${String(job_id)}`)).toMatchObject({ status: 404 })
  expect(await failure('cancel_search_job', { job_id })).toMatchObject({ code: 'not_found' })
  const foreign = await startedBy(tools, 'analyst')
  expect(await failure('cancel_search_job', { job_id: foreign })).toMatchObject({
    code: 'not_yours',
    message: textWith('belongs to analyst'),
    hint: textWith('owner: "analyst"')
  })
  expect(await splunkd(`/services/search/jobs/${foreign}`)).toMatchObject({ status: 200 })
  const named = { job_id: foreign, owner: 'analyst' }
  expect(await call('cancel_search_job', named)).toMatchObject({ owner: 'analyst' })
  expect(await splunkd(`/services/search/jobs/${foreign}`)).toMatchObject({ status: 404 })
})

test.each(['run_splunk_search', 'run_oneshot_search'])(
  '%s leaves no job behind when it is cancelled in the middle',
  async (name) => {
    await cancelInTheMiddle(await demoTools(), name, slow)
  }
)
