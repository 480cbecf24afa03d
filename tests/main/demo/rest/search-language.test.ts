import { afterAll, beforeAll, expect, test } from 'vitest'
import { message, openDemo, type RunningDemo } from '../running-demo.ts'

let running: RunningDemo
beforeAll(async () => {
  running = await openDemo()
})
afterAll(() => running.end())

test.each(['/services/search/v2/parser', '/servicesNS/admin/search/search/parser'])(
  '%s tells the commands, with macros expanded',
  async (path) => {
    const reply = await running.post(path, { q: '`cleanup(web)`', parse_only: 't' })
    expect(reply.json()).toMatchObject({
      commands: [{ command: 'search', isGenerating: true }, { command: 'delete' }]
    })
  }
)

test('the parser knows where events end and statistics begin', async () => {
  const reply = await running.post('/services/search/v2/parser', {
    q: 'search index=web | eval a=1 | stats count by host'
  })
  expect(reply.json()).toMatchObject({
    eventsSearch: expect.stringMatching(/^search index=web \| eval a=1$/) as string,
    reportsSearch: 'stats count by host',
    commands: [
      { command: 'search', pipeline: 'streaming' },
      { command: 'eval', pipeline: 'streaming' },
      { command: 'stats', pipeline: 'report', rawargs: 'count by host' }
    ]
  })
})

test.each([
  ['', 'Invalid query.'],
  ['search x | nosuchcommand', "Unknown search command 'nosuchcommand'."]
])('the parser refuses %j', async (q, text) => {
  const reply = await running.post('/services/search/v2/parser', { q })
  expect([reply.status, reply.json()]).toEqual([400, message('FATAL', text)])
})

test('timeparser reads several times, and refuses what is none', async () => {
  const reply = await running.get('/services/search/timeparser', { time: ['-1d', '@d'] })
  expect(reply.json()).toEqual({
    '-1d': '2026-11-21T15:30:00.000+00:00',
    '@d': '2026-11-22T00:00:00.000+00:00'
  })
  const bad = await running.get('/services/search/timeparser', { time: 'whenever' })
  expect([bad.status, bad.json()]).toEqual([400, message('FATAL', 'Invalid time.')])
})

test('typeahead offers indexes and commands', async () => {
  const one = await running.get('/services/search/typeahead', { prefix: 'index=', count: '1' })
  expect((one.json() as { results: unknown[] }).results).toHaveLength(1)
  const indexes = await running.get('/services/search/typeahead', { prefix: 'search index=s' })
  expect(indexes.json()).toMatchObject({
    results: [
      { content: 'index="sales"' },
      { content: 'index="security"' },
      { content: 'index="summary"' }
    ]
  })
  const commands = await running.get('/services/search/typeahead', { prefix: 'search x | timech' })
  expect(commands.json()).toMatchObject({ results: [{ content: 'timechart', operator: true }] })
})
