import { appendFileSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { JournalFile } from '../../../main/settings/journal-file.ts'
import { temporaryFolder } from '../../support/running-app.ts'

const schema = z.object({ id: z.string(), text: z.string().default('') })
type Note = z.infer<typeof schema>

const opened = (path: string) =>
  new JournalFile<Note>(path, { schema, idOf: ({ id }) => id, what: 'notes' })
const note = (id: string): Note => ({ id, text: '' })
const onDisk = (path: string) => {
  const journal = opened(path)
  journal.close()
  return journal.list()
}

afterEach(() => void vi.useRealTimers())

test.each([
  ['nothing', ''],
  ['half a line', '{"put":{"id":"b'],
  ['the zeros of a power loss', '\0'.repeat(4096)]
])('remembers what is whole before %s at the end, and has nothing to say', (_what, tail) => {
  const path = join(temporaryFolder(), 'notes.jsonl')
  const journal = opened(path)
  journal.put(note('a'))
  journal.close()
  appendFileSync(path, tail)
  const again = opened(path)
  expect([again.list(), again.problem, again.trouble]).toEqual([[note('a')], null, null])
  again.put(note('c'))
  again.close()
  expect(onDisk(path)).toEqual([note('a'), note('c')])
})

test('begins anew with an empty file', () => {
  const path = join(temporaryFolder(), 'notes.jsonl')
  writeFileSync(path, '')
  expect(onDisk(path)).toEqual([])
})

test.runIf(process.platform === 'linux')(
  'goes on in memory while the disk is full, says so, and loses nothing',
  () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const path = join(temporaryFolder(), 'notes.jsonl')
    const before = opened(path)
    before.put(note('a'))
    before.close()
    // Whatever is written to this device fails as on a full disk.
    symlinkSync('/dev/full', `${path}.new`)
    const journal = opened(path)
    expect(journal.trouble).toContain('ENOSPC')
    journal.put(note('b'))
    journal.end('a')
    expect(journal.list()).toEqual([note('b')])
    expect(readFileSync(path, 'utf8')).toContain('"id":"a"')
    let told = 0
    journal.subscribe(() => (told += 1))
    vi.advanceTimersByTime(5_000)
    expect([journal.trouble, told]).toEqual([null, 1])
    journal.put(note('c'))
    journal.close()
    expect(onDisk(path)).toEqual([note('b'), note('c')])
  }
)
