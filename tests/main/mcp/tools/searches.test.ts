import { expect, test } from 'vitest'
import * as search from '../../../support/scripted-search.ts'
import {
  type Script,
  json,
  openSplunk,
  says,
  startScriptedSplunkd,
  textWith
} from '../../../support/scripted-splunkd.ts'
import { toolsOn } from '../../../support/tool-context.ts'

async function bench(scripts: Readonly<Record<string, Script>>) {
  const splunkd = await startScriptedSplunkd(scripts)
  return { splunkd, ...toolsOn(openSplunk(splunkd.connection()).splunk) }
}

const rows =
  (count: number): Script =>
  (_request, response) =>
    json(response, 200, {
      fields: [{ name: 'n' }],
      results: Array.from({ length: count }, (_row, at) => ({ n: String(at) })),
      messages: []
    })

test('run_splunk_search answers with the first page, the exact total and how to go on', async () => {
  const { call } = await bench(search.oneJob([search.done]))
  const answer = await call('run_splunk_search', { query: 'index=web', max_results: 100 })
  expect(answer).toMatchObject({
    job_id: search.sid,
    is_done: true,
    total: 250,
    returned: 100,
    results_count: 100,
    truncated: true,
    next_offset: 100,
    next: `Call get_search_results with job_id "${search.sid}" and offset 100.`,
    query_executed: 'search index=web',
    earliest_time: '-24h',
    latest_time: 'now',
    fields: ['n', 'tags']
  })
  expect(answer['results']).toHaveLength(100)
})

test('get_search_results pages to the end without searching again', async () => {
  const { call, splunkd } = await bench(search.oneJob([search.done]))
  await call('run_splunk_search', { query: 'index=web', max_results: 100 })
  const pages = []
  for (let offset: unknown = 100; typeof offset === 'number';) {
    const page = await call('get_search_results', { job_id: search.sid, offset })
    pages.push([page['returned'], page['truncated']])
    offset = page['next_offset']
  }
  expect(pages).toEqual([
    [100, true],
    [50, false]
  ])
  expect(splunkd.count(search.jobs)).toBe(1)
})

test('get_search_results says that a job is still running', async () => {
  const { call } = await bench(search.oneJob([{ dispatchState: 'RUNNING' }]))
  await expect(call('get_search_results', { job_id: search.sid })).rejects.toMatchObject({
    code: 'not_ready'
  })
})

test('run_splunk_search shows progress that only grows', async () => {
  const { call, progress } = await bench(
    search.oneJob([
      { dispatchState: 'QUEUED' },
      { dispatchState: 'RUNNING', doneProgress: 0.4, scanCount: 4000, eventCount: 12 },
      { dispatchState: 'RUNNING', doneProgress: 0.4, scanCount: 4100, eventCount: 12 },
      search.done
    ])
  )
  await call('run_splunk_search', { query: 'index=web' })
  expect(progress).toEqual([
    '0 of 100: Waiting in Splunk for other searches to end',
    '40 of 100: 4,000 events read, 12 matched'
  ])
})

test('run_splunk_search says that Splunk stopped it before its end', async () => {
  const stopped = { ...search.done, isFinalized: true, runDuration: 900.4 }
  const { call } = await bench(search.oneJob([stopped]))
  expect(await call('run_splunk_search', { query: 'index=web' })).toMatchObject({
    messages: [{ type: 'WARN', text: textWith('the rows so far') }]
  })
})

test("run_splunk_search passes on Splunk's remarks, each once", async () => {
  const remark = {
    type: 'INFO',
    text: 'Your timerange was substituted based on your search string'
  }
  const debug = { type: 'DEBUG', text: 'Optimised.' }
  const { call } = await bench(
    search.oneJob([{ ...search.done, messages: [remark, remark, debug] }])
  )
  const answer = await call('run_splunk_search', { query: 'index=web earliest=-1h' })
  expect(answer['messages']).toEqual([remark])
})

test('run_oneshot_search says that it was cut and how to get all', async () => {
  const { call, splunkd } = await bench({ [search.jobs]: rows(3) })
  const answer = await call('run_oneshot_search', { query: 'index=web', max_results: 2 })
  expect(answer).toMatchObject({
    returned: 2,
    total: null,
    truncated: true,
    next_offset: null,
    next: textWith('run_splunk_search'),
    earliest_time: '-15m',
    latest_time: 'now'
  })
  expect(splunkd.seen.at(-1)?.form.get('count')).toBe('3')
})

test('run_oneshot_search says that it still waits', async () => {
  const { call, progress } = await bench({
    [search.jobs]: (request, response) => void setTimeout(() => rows(1)(request, response), 1200)
  })
  await call('run_oneshot_search', { query: 'index=web' })
  expect(progress[0]).toBe('1 of ?: Splunk has been searching for 1 s')
})

test('filtered rows are paged to the end also where Splunk does not count them', async () => {
  const { call } = await bench(search.oneJob([search.done]))
  const filtered = { job_id: search.sid, filter: 'n=*' }
  expect(await call('get_search_results', filtered)).toMatchObject({
    returned: 100,
    total: null,
    truncated: true,
    next_offset: 100,
    post_process_count: null
  })
  expect(await call('get_search_results', { ...filtered, offset: 200 })).toMatchObject({
    returned: 50,
    total: 250,
    truncated: false,
    next_offset: null
  })
})

test('get_search_results tells why a job failed', async () => {
  const messages = [{ type: 'FATAL', text: 'Broken.' }]
  const failed = { dispatchState: 'FAILED', isDone: true, isFailed: true, messages }
  const { call } = await bench(search.oneJob([failed]))
  await expect(call('get_search_results', { job_id: search.sid })).rejects.toMatchObject({
    code: 'search_failed',
    message: 'The search failed: Broken.'
  })
})

test('run_oneshot_search says that it is all', async () => {
  const { call } = await bench({ [search.jobs]: rows(2) })
  expect(await call('run_oneshot_search', { query: 'index=web', max_results: 2 })).toMatchObject({
    returned: 2,
    total: 2,
    truncated: false,
    next: null
  })
})

test('times may be relative, epoch or ISO 8601', async () => {
  const { call, splunkd } = await bench({ [search.jobs]: rows(0) })
  await call('run_oneshot_search', {
    query: 'index=web',
    earliest_time: 1_791_467_235.5,
    latest_time: '2026-11-23T10:00:00Z'
  })
  expect(splunkd.seen.at(-1)?.form.get('earliest_time')).toBe('1791467235.5')
  expect(splunkd.seen.at(-1)?.form.get('latest_time')).toBe('2026-11-23T10:00:00Z')
})

test.each([
  ['run_splunk_search', { query: '  ' }],
  ['run_splunk_search', {}],
  ['run_splunk_search', { query: 'index=web', max_results: -1 }],
  ['run_splunk_search', { query: 'index=web', max_results: 10_001 }],
  ['run_splunk_search', { query: 'index=web', max_results: 1e21 }],
  ['run_oneshot_search', { query: 'index=web', max_results: 0 }],
  ['run_oneshot_search', { query: 'index=web', max_results: 1.5 }],
  ['run_oneshot_search', { query: 'index=web', earliest_time: 'rt-5m' }],
  ['run_oneshot_search', { query: 'index=web', latest_time: ' RT' }],
  ['run_oneshot_search', { query: 'index=web', earliest_time: '' }],
  ['get_search_results', { job_id: '..' }],
  ['get_search_results', { job_id: search.sid, offset: -1 }],
  ['get_search_job_info', { job_id: '' }],
  ['list_sourcetypes', { index: 'web" | delete "' }]
])('%s refuses %j, and asks Splunk nothing', async (name, args) => {
  const { call, splunkd } = await bench({})
  await expect(call(name, args)).rejects.toMatchObject({ code: 'invalid_arguments' })
  expect(splunkd.seen).toEqual([])
})

test("a syntax error comes in Splunk's words, with what to do", async () => {
  const { call } = await bench({
    [search.jobs]: (_request, response) =>
      says(response, 400, "Unknown search command 'nosuch'.", 'FATAL')
  })
  await expect(call('run_oneshot_search', { query: 'index=web | nosuch' })).rejects.toMatchObject({
    code: 'search_failed',
    message: "The search failed: Unknown search command 'nosuch'.",
    hint: textWith('spelling')
  })
})

test('get_search_job_info tells how a job stands', async () => {
  const failed = {
    dispatchState: 'FAILED',
    doneProgress: 1,
    isDone: true,
    isFailed: true,
    messages: [{ type: 'FATAL', text: 'Broken.' }]
  }
  const { call } = await bench(search.oneJob([failed]))
  const answer = await call('get_search_job_info', { job_id: search.sid })
  expect(answer).toMatchObject({
    job_id: search.sid,
    job_status: {
      is_done: true,
      is_failed: true,
      is_finalized: false,
      dispatch_state: 'FAILED',
      progress_percent: 100
    },
    errors: ['Broken.'],
    counts: { scan_count: 0, event_count: 0, result_count: 0 }
  })
  expect(answer).not.toHaveProperty('raw_content')
  const long = await call('get_search_job_info', { job_id: search.sid, include_raw_content: true })
  expect(long['raw_content']).toMatchObject(failed)
})
