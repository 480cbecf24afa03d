import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Requests, ToolCall, ViewQuery } from '../../../preload/api.ts'
import { answer } from '../../../main/window/answer.ts'
import { makeHandlers } from '../../../main/window/handlers.ts'
import { startApp } from '../../support/running-app.ts'
import { connectSdkClient } from '../../support/sdk-client.ts'

const query: ViewQuery = {
  filter: '',
  order: 'time',
  descending: true,
  bySession: false,
  protocol: false,
  source: null
}
const whole = { format: 'jsonl', ids: null, query, sanitised: false, notes: true } as const

/** A window on a program of which a client has used the demo Splunk. */
async function openWindow() {
  const { app, url, token, dataDir } = await startApp({ demo: { asked: true } })
  const [demo] = app.profiles.list()
  if (demo === undefined) throw new Error('no demo profile')
  const client = await connectSdkClient(`${url}/${demo.slug}`, {
    authorization: `Bearer ${token()}`
  })
  const call = (name: string, args = {}) => client.callTool({ name, arguments: args })
  const search = 'search index=web earliest=-1h | head 3 | table _time host user clientip'
  await call('run_oneshot_search', { query: search })
  await call('run_splunk_search', { query: '| makeresults | delete' })
  await call('list_indexes')
  const handlers = makeHandlers(
    app,
    { kind: 'headless', dataDir, stdioProgram: () => Promise.resolve('') },
    () => undefined
  )
  const ask = async <Name extends keyof Requests>(
    name: Name,
    ...args: Parameters<Requests[Name]>
  ) => {
    const reply = await answer(handlers, name, args)
    if (!reply.ok) throw new Error(reply.message)
    return reply.value as ReturnType<Requests[Name]>
  }
  return { app, ask, dataDir, host: `${demo.address.host}:${demo.address.port}` }
}

type Ask = Awaited<ReturnType<typeof openWindow>>['ask']

async function pulled(ask: Ask, request: Parameters<Requests['inspector.export']>[0]) {
  let part = await ask('inspector.export', request, null)
  let text = part.text
  while (!part.done) {
    part = await ask('inspector.export', request, part.exportId)
    text += part.text
  }
  return text
}
const callsIn = (text: string) =>
  text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(line) as ToolCall)

test('what a client did is exported whole, opened again, and is the same', async () => {
  const { ask } = await openWindow()
  const { rows } = await ask('inspector.open', 'own', query)
  const calls = callsIn(await pulled(ask, whole))
  expect(calls.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).reverse())
  expect(calls.map(({ status }) => status)).toEqual(['ok', 'refused', 'ok'])
  for (const call of calls) {
    // JSON has no undefined, so that the text is what must agree.
    expect(JSON.parse(JSON.stringify(await ask('inspector.call', call.id)))).toEqual(call)
  }

  const text = await pulled(ask, whole)
  const {
    importId,
    unread,
    calls: read
  } = await ask('inspector.import', null, 'x.jsonl', text, true)
  expect({ unread, read }).toEqual({ unread: null, read: 3 })
  const source = { ...query, source: importId }
  const imported = await ask('inspector.open', 'imported', source)
  expect(imported.older).toBe(3)
  for (const [place, row] of imported.rows.entries()) {
    const before = calls.at(-1 - place)
    const after = await ask('inspector.call', row.id)
    expect({ ...after, id: null }).toEqual({ ...before, id: null })
    expect(await ask('inspector.result', row.id)).toBe(before?.result)
  }
  expect((await ask('inspector.statistics', source, 10)).calls).toBe(3)
  expect((await ask('inspector.open', 'own', query)).older).toBe(3)

  await ask('inspector.closeImport', importId)
  await expect(ask('inspector.open', 'imported', source)).rejects.toThrow('Open the file again.')
}, 60_000)

test('notes, pins and colours are exported, and read again', async () => {
  const { ask } = await openWindow()
  const [row] = (await ask('inspector.open', 'own', query)).rows
  if (row === undefined) throw new Error('no rows')
  await ask('inspector.remark', row.id, { pinned: true, note: 'Ask Ada.', colour: 3 })
  const remarked = { pinned: true, note: 'Ask Ada.', colour: 3 }
  const text = await pulled(ask, { ...whole, ids: [row.id] })
  expect(callsIn(text)).toMatchObject([remarked])
  const { importId } = await ask('inspector.import', null, 'x.jsonl', text, true)
  const imported = await ask('inspector.open', 'imported', { ...query, source: importId })
  expect(imported.rows).toMatchObject([remarked])
  expect(callsIn(await pulled(ask, { ...whole, notes: false }))).not.toContainEqual(
    expect.objectContaining({ note: 'Ask Ada.' })
  )
}, 60_000)

test('an imported history can be exported as well, and can neither be changed nor run', async () => {
  const { ask } = await openWindow()
  const text = await pulled(ask, whole)
  const { importId } = await ask('inspector.import', null, 'x.jsonl', text, true)
  const source = { ...query, source: importId }
  const [row] = (await ask('inspector.open', 'imported', source)).rows
  if (row === undefined) throw new Error('no rows')
  const readOnly = 'This call is from a file and only for reading.'
  await expect(ask('inspector.remark', row.id, { note: 'changed' })).rejects.toThrow(readOnly)
  await expect(ask('inspector.runAgain', row.id, {})).rejects.toThrow(readOnly)
  const again = callsIn(await pulled(ask, { ...whole, query: source }))
  expect(again).toHaveLength(3)
  expect(again.map(({ note }) => note)).toEqual([null, null, null])
}, 60_000)

test('sanitised, no format tells the host, the addresses or the users of the demo', async () => {
  const { ask, host } = await openWindow()
  const rows = callsIn(await pulled(ask, whole)).flatMap(({ result }) =>
    [...(result ?? '').matchAll(/"(?:host|user|clientip)":"([^"]{4,})"/g)].map(
      ([, name = '']) => name
    )
  )
  expect(rows.length).toBeGreaterThan(2)
  for (const format of ['jsonl', 'csv', 'har', 'html'] as const) {
    const text = await pulled(ask, { ...whole, format, sanitised: true })
    expect(rows.filter((name) => text.includes(name))).toEqual([])
    expect(text.includes(`"${host}"`)).toBe(false)
    expect(text).toContain('run_oneshot_search')
  }
  const preview = await ask('inspector.exportPreview', { ...whole, sanitised: true })
  expect(preview).toMatchObject({ calls: 3, examined: 3 })
  expect(preview.takenOut.map(({ what }) => what)).toContain('Rows of results')
}, 60_000)

test('nothing of an export or an import is written to the disk', async () => {
  const { ask, dataDir } = await openWindow()
  const before = readdirSync(dataDir)
  const text = await pulled(ask, { ...whole, format: 'html' })
  expect(text).toContain('</html>')
  await ask('inspector.import', null, 'x.jsonl', await pulled(ask, whole), true)
  expect(readdirSync(dataDir)).toEqual(before)
}, 60_000)
