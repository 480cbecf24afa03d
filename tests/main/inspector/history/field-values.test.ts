import { expect, test } from 'vitest'
import { emptyTrace } from '../../../../main/inspector/history/stored-row.ts'
import { GeneratedCalls } from '../../../support/generated-calls.ts'
import { callEnd, callStart, openInspector } from '../../../support/history.ts'

const all = { filter: '', protocol: false, source: null }

const noIndex = { code: 'splunk', message: 'No such index.', hint: null }

async function someCalls() {
  const inspector = await openInspector()
  const call = (client: string, tool: string, status: 'ok' | 'error') =>
    inspector
      .begin(callStart({ client, tool }))
      .end(status === 'ok' ? callEnd : { ...callEnd, status, error: noIndex })
  call('Cursor', 'list_indexes', 'ok')
  call('Cursor', 'list_indexes', 'ok')
  call('Cursor', 'get_job_results', 'error')
  call('Claude Code', 'list_indexes', 'error')
  call('Claude Code', 'get_job_results', 'error')
  inspector.begin(callStart({ client: 'Codex', kind: 'protocol', tool: 'tools/list' })).end(callEnd)
  return inspector.history
}

test('values stand with the calls that the filter lets through, and those of no such call last', async () => {
  const history = await someCalls()
  expect(await history.ask('values', all, 'client', '')).toEqual([
    { value: 'Cursor', calls: 3 },
    { value: 'Claude Code', calls: 2 }
  ])
  expect(await history.ask('values', { ...all, filter: 'status:error' }, 'client', 'c')).toEqual([
    { value: 'Claude Code', calls: 2 },
    { value: 'Cursor', calls: 1 }
  ])
  const ofCursor = { ...all, filter: 'client:cursor status:ok' }
  expect(await history.ask('values', ofCursor, 'tool', '')).toEqual([
    { value: 'list_indexes', calls: 2 },
    { value: 'get_job_results', calls: 0 }
  ])
})

test('messages of the protocol count where they are shown', async () => {
  const history = await someCalls()
  expect(await history.ask('values', { ...all, protocol: true }, 'tool', 'tools')).toEqual([
    { value: 'tools/list', calls: 1 }
  ])
  expect(await history.ask('values', all, 'tool', 'tools')).toEqual([])
})

test('where texts would have to be read to count, values come without a count, the most used first', async () => {
  const history = await someCalls()
  for (const filter of ['"no such"', '/ind.x/', 'error:index']) {
    expect(await history.ask('values', { ...all, filter }, 'client', '')).toEqual([
      { value: 'Cursor', calls: null },
      { value: 'Claude Code', calls: null }
    ])
  }
})

test('of an imported history the values are its own', async () => {
  const history = await someCalls()
  const row = { ...new GeneratedCalls('imported', 1).row(), client: 'Their assistant' }
  const call = { ...row, ...emptyTrace, calledAs: null, arguments: {}, result: null }
  await history.ask('importCalls', 'theirs', [call])
  expect(await history.ask('values', { ...all, source: 'theirs' }, 'client', '')).toEqual([
    { value: 'Their assistant', calls: 1 }
  ])
})

test('a filter that cannot be read is an error that says so', async () => {
  const history = await someCalls()
  await expect(history.ask('values', { ...all, filter: '(a' }, 'client', '')).rejects.toThrow(
    /bracket/i
  )
})
