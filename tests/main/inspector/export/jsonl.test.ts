import { expect, test } from 'vitest'
import { Imports, type ImportTarget } from '../../../../main/inspector/export/import/imports.ts'
import type { ToolCall } from '../../../../main/inspector/tool-call.ts'
import { fullCall } from './support/calls.ts'
import { exported } from './support/exported.ts'

function collecting() {
  const calls: ToolCall[] = []
  const target: ImportTarget = {
    add: (_id, more) => Promise.resolve(void calls.push(...more)),
    close: () => Promise.resolve()
  }
  return { calls, imports: new Imports(target) }
}

const varied: readonly ToolCall[] = [
  fullCall(),
  fullCall({ result: null, exchange: null, profile: null, status: 'cancelled', ms: null }, 1),
  fullCall({ summary: 'line\r\nbreak " \u2028 \ud83d\ude80 \u0000', arguments: [1, null, {}] }, 2)
]

test('calls that are exported whole are the same calls when they are imported', async () => {
  const { calls, imports } = collecting()
  const text = await exported(varied)
  const done = await imports.read(null, 'calls.jsonl', text, true)
  expect(calls).toEqual(varied)
  expect(done).toMatchObject({ fileName: 'calls.jsonl', calls: 3, unread: null })
})

test('it does not matter where the parts of a file are cut', async () => {
  const { calls, imports } = collecting()
  const text = `\ufeff${(await exported(varied)).replaceAll('\n', '\r\n')}`
  let id: string | null = null
  for (let at = 0; at < text.length; at += 97) {
    const part = text.slice(at, at + 97)
    id = (await imports.read(id, 'calls.jsonl', part, at + 97 >= text.length)).importId
  }
  expect(calls).toEqual(varied)
})

test('the first line names the format, its version and whether it is sanitised', async () => {
  const [head = ''] = (await exported(varied, { sanitised: true })).split('\n')
  expect(JSON.parse(head)).toMatchObject({
    format: 'switchboard-for-splunk/calls',
    version: 1,
    program: 'Switchboard for Splunk 0.1.0',
    sanitised: true
  })
})

test('a sanitised export can be imported too', async () => {
  const { calls, imports } = collecting()
  const text = await exported(varied, { sanitised: true, notes: false })
  const done = await imports.read(null, 'calls.jsonl', text, true)
  expect(done.unread).toBeNull()
  expect(calls).toHaveLength(3)
  expect(calls[0]).toMatchObject({ note: null, tool: 'run_splunk_search', rows: 2 })
})
