import { expect, test } from 'vitest'
import { clientOf, seenState } from '../../../renderer/connect/client-of.ts'
import { fullScene } from '../support/full-scene.ts'
import { programOf } from '../support/programs.ts'

const now = Date.now()
const { clients } = fullScene(now)
const cursor = clients.find(({ id }) => id === 'c-cursor')
const unseen = clients.find(({ id }) => id === 'c-codex')
const blocked = { state: { kind: 'blocked', message: 'The file is not valid JSON.' } } as const

test('the client of a write goes before one that is named like the program', () => {
  expect(clientOf(programOf('cursor', { clientId: 'c-desktop' }), clients)?.id).toBe('c-desktop')
  expect(clientOf(programOf('cursor'), clients)?.id).toBe('c-cursor')
  expect(clientOf(programOf('vscode'), clients)).toBeUndefined()
})

test('a call with a token put in by hand connects a program, whatever its files say', () => {
  const seen = { kind: 'connected', lastSeenAt: cursor?.lastSeenAt }
  expect(seenState(programOf('cursor'), cursor)).toEqual(seen)
  expect(seenState(programOf('cursor', blocked), cursor)).toEqual(seen)
})

test('a file that broke after a write is told, though the program called before', () => {
  const program = programOf('cursor', { ...blocked, clientId: 'c-cursor', canUndo: true })
  expect(seenState(program, cursor)).toEqual(blocked.state)
})

test('a token made by hand is waited for only where nothing can be written', () => {
  expect(seenState(programOf('codex'), unseen).kind).toBe('ready')
  expect(seenState(programOf('codex', blocked), unseen).kind).toBe('written')
})

test('Claude Desktop needs no file where its extension can be installed', () => {
  expect(seenState(programOf('claude-desktop', blocked), undefined).kind).toBe('ready')
  expect(
    seenState(programOf('claude-desktop', { ...blocked, canUndo: true }), undefined).kind
  ).toBe('blocked')
})
