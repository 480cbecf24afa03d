import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { HistoryPlace } from '../../../../main/inspector/history/messages.ts'
import { callEnd, callStart, everything, openInspector } from '../../../support/history.ts'
import { temporaryFolder } from '../../../support/running-app.ts'

const keyed = (path: string, key = 'a-key-of-this-test'): HistoryPlace => ({
  path,
  key,
  problem: null
})
const planted = 'Zwergpinguin'

async function written(path: string): Promise<void> {
  const inspector = await openInspector(keyed(path))
  for (let count = 0; count < 50; count += 1) {
    inspector
      .begin(callStart({ arguments: { query: `index=${planted}` }, client: planted }))
      .end({ ...callEnd, result: { rows: [planted] } })
  }
  await inspector.remark((await inspector.recent())[0]?.id ?? '', { note: planted, pinned: true })
  // Its files are looked at while they are open as well.
  const folder = join(path, '..')
  for (const name of readdirSync(folder)) {
    expect(readFileSync(join(folder, name)).includes(planted)).toBe(false)
    expect(statSync(join(folder, name)).mode & 0o077).toBe(0)
  }
  await inspector.stop()
}

test('neither the file nor what stands beside it holds plain text, and only its owner may read it', async () => {
  const folder = temporaryFolder()
  await written(join(folder, 'history.db'))
  const files = readdirSync(folder)
  expect(files).toContain('history.db')
  for (const name of files) {
    const bytes = readFileSync(join(folder, name))
    expect(bytes.includes(planted)).toBe(false)
    expect(bytes.includes('SQLite format 3')).toBe(false)
    expect(statSync(join(folder, name)).mode & 0o077).toBe(0)
  }
})

test('with its key the file opens again with calls, bodies, notes and what is counted', async () => {
  const path = join(temporaryFolder(), 'history.db')
  await written(path)
  const inspector = await openInspector(keyed(path))
  expect(inspector.state).toMatchObject({ place: 'file', problem: null, calls: 50 })
  const [newest] = await inspector.recent()
  expect(await inspector.call(newest?.id ?? '')).toMatchObject({
    client: planted,
    pinned: true,
    note: planted,
    arguments: { query: `index=${planted}` },
    result: JSON.stringify({ rows: [planted] })
  })
  const found = await inspector.history.ask('open', 'v', { ...everything, filter: planted })
  expect(found).toMatchObject({ older: 50, hidden: 0 })
})

test.each([
  ['with another key', (path: string) => keyed(path, 'another-key')],
  [
    'that is damaged',
    (path: string) => {
      const bytes = readFileSync(path)
      bytes.fill(7, 0, 8192)
      writeFileSync(path, bytes)
      return keyed(path)
    }
  ]
])('a file %s is kept aside as it is, that is said, and a new one begun', async (_, spoilt) => {
  const folder = temporaryFolder()
  const path = join(folder, 'history.db')
  await written(path)
  const place = spoilt(path)
  const before = readFileSync(path)
  const inspector = await openInspector(place)
  const aside = readdirSync(folder).find((name) => name.includes('unreadable')) ?? ''
  expect(readFileSync(join(folder, aside)).equals(before)).toBe(true)
  expect(inspector.state).toMatchObject({ place: 'file', calls: 0 })
  expect(inspector.trouble).toContain(aside)
  inspector.begin(callStart()).end(callEnd)
  expect(await inspector.recent()).toHaveLength(1)
})

test('an empty key is refused: it would mean no encryption', async () => {
  const inspector = await openInspector(keyed(join(temporaryFolder(), 'history.db'), ''))
  expect(inspector.state).toMatchObject({ place: 'memory' })
  expect(inspector.trouble).toContain('The key of the history is empty')
})

test('where the file cannot be made, calls are in memory, and that is said with what to do', async () => {
  const path = join(temporaryFolder(), 'history.db')
  // A folder in its place is refused also for root, who may write everywhere.
  mkdirSync(path)
  const inspector = await openInspector(keyed(path))
  expect(inspector.state.place).toBe('memory')
  expect(inspector.trouble).toMatch(/cannot be written to .*make the folder writable/)
  const recording = inspector.begin(callStart())
  recording.end(callEnd)
  expect(await inspector.call(recording.id)).toMatchObject({ status: 'ok' })
})
