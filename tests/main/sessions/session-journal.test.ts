import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SessionJournal } from '../../../main/sessions/session-journal.ts'
import type { StoredSession } from '../../../main/sessions/session.ts'
import { temporaryFolder } from '../../support/running-app.ts'

const session = (id: string): StoredSession => ({
  id,
  owner: 'client:c',
  xSessionId: null,
  initialize: { protocolVersion: '2025-11-25' },
  envelope: null,
  derivedFrom: null,
  assignedProfileId: null,
  usedProfileId: null,
  withoutRule: 'default',
  toolsets: null,
  loginHash: null,
  logLevel: null,
  subscriptions: [],
  startedAt: 1,
  lastUsedAt: 2
})

const opened = (path: string) => new SessionJournal(path)

test('remembers what was put and not what was ended, in a file for its user alone', () => {
  const path = join(temporaryFolder(), 'sessions.jsonl')
  const journal = opened(path)
  journal.put(session('a'))
  journal.put(session('b'))
  journal.end('a')
  journal.close()
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const again = opened(path)
  expect(again.list()).toEqual([session('b')])
  again.close()
})

test('has written a session when put returns, also for a program that is killed then', () => {
  const path = join(temporaryFolder(), 'sessions.jsonl')
  const journal = opened(path)
  journal.put(session('a'))
  expect(readFileSync(path, 'utf8')).toContain('"id":"a"')
  journal.close()
})

test('ignores a last line that a killed program left half written', () => {
  const path = join(temporaryFolder(), 'sessions.jsonl')
  const journal = opened(path)
  journal.put(session('a'))
  journal.close()
  appendFileSync(path, '{"put":{"id":"b","own')
  const again = opened(path)
  expect(again.list()).toEqual([session('a')])
  expect(again.problem).toBeNull()
  again.close()
})

test('keeps a file that was broken by hand aside, takes what is whole, and says so', () => {
  const path = join(temporaryFolder(), 'sessions.jsonl')
  writeFileSync(path, `nonsense\n${JSON.stringify({ put: session('a') })}\n`)
  const journal = opened(path)
  expect(journal.list()).toEqual([session('a')])
  expect(journal.problem).toContain('.broken')
  expect(readFileSync(`${path}.broken`, 'utf8')).toContain('nonsense')
  journal.close()
})

test('does not grow without end', () => {
  const path = join(temporaryFolder(), 'sessions.jsonl')
  const journal = opened(path)
  for (let turn = 0; turn < 3000; turn += 1) journal.put(session('a'))
  journal.close()
  expect(readFileSync(path, 'utf8').split('\n').length).toBeLessThan(1100)
})
