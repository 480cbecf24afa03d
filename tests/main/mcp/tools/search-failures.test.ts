import { expect, test } from 'vitest'
import { demoTools } from '../../../support/demo-tools.ts'
import { textWith } from '../../../support/scripted-splunkd.ts'

const job = { job_id: '1791467235.42' }
const saved = { name: 'No such search' }
const query = { query: 'index=web | head 1' }

const searching = [
  ['run_oneshot_search', query],
  ['run_splunk_search', query],
  ['start_search', query],
  ['validate_spl', query],
  ['list_search_jobs', {}],
  ['get_search_job_info', job],
  ['get_search_results', job],
  ['cancel_search_job', job],
  ['list_saved_searches', {}],
  ['get_saved_search_details', saved],
  ['execute_saved_search', saved]
] as const

const writing = [
  ['create_saved_search', { name: 'New', search: 'index=web' }],
  ['update_saved_search', { ...saved, description: 'Changed' }],
  ['delete_saved_search', { ...saved, confirm: true }]
] as const

test('each tool says that Splunk is down', async () => {
  const { failure, demo } = await demoTools({ allowedWrites: ['saved_searches'] })
  await demo.stop()
  for (const [name, args] of [...searching, ...writing]) {
    expect(await failure(name, args), name).toMatchObject({
      code: 'refused',
      message: textWith(String(demo.port))
    })
  }
})

test('each tool says that the user may not', async () => {
  const { failure } = await demoTools({ user: 'guest' })
  for (const [name, args] of searching) {
    expect(await failure(name, args), name).toMatchObject({ code: 'forbidden' })
  }
})

test('each tool names the object that is missing', async () => {
  const { failure } = await demoTools({ allowedWrites: ['saved_searches'] })
  const about = [...searching, ...writing.slice(1)].filter(
    ([, args]) => args === job || 'name' in args
  )
  expect(about).toHaveLength(7)
  for (const [name, args] of about) {
    const missing = 'name' in args ? saved.name : job.job_id
    expect(await failure(name, args), name).toMatchObject({
      code: 'not_found',
      message: textWith(missing)
    })
  }
})

test('no tool writes saved searches that the profile does not allow', async () => {
  const { failure, splunkd } = await demoTools({ allowedWrites: ['alerts', 'dashboards'] })
  const before = await splunkd('/servicesNS/-/-/saved/searches?count=0')
  for (const [name, args] of writing) {
    expect(await failure(name, args), name).toMatchObject({ code: 'writes_not_allowed' })
  }
  const names = ({ body }: { readonly body: unknown }) =>
    JSON.stringify(body).match(/"name":"[^"]*"/g)
  expect(names(await splunkd('/servicesNS/-/-/saved/searches?count=0'))).toEqual(names(before))
})

test('a search that finds nothing is an answer with no rows, in each format', async () => {
  const { call } = await demoTools()
  const nothing = { query: 'index=web nosuchword', earliest_time: '-1h' }
  const empty = { total: 0, returned: 0, truncated: false, next: null, fields: [] }
  for (const tool of ['run_oneshot_search', 'run_splunk_search']) {
    expect(await call(tool, nothing)).toMatchObject({ ...empty, results: [] })
    for (const format of ['csv', 'markdown']) {
      expect(await call(tool, { ...nothing, format })).toMatchObject({ ...empty, text: '' })
    }
    expect(await call(tool, { ...nothing, format: 'summary' })).toMatchObject({
      ...empty,
      summary: { rows: 0, fields: [] }
    })
  }
})

test('a search in an app that does not exist is refused', async () => {
  const { failure } = await demoTools()
  for (const tool of ['run_oneshot_search', 'run_splunk_search', 'start_search']) {
    expect(await failure(tool, { ...query, app: 'nosuchapp' }), tool).toMatchObject({
      code: 'not_found',
      message: textWith('nosuchapp')
    })
  }
})
