import { expect, test } from 'vitest'
import { cordsOf } from '../../../renderer/start/cords.ts'
import { fullScene } from '../support/full-scene.ts'

const { sessions, profiles } = fullScene(1_763_900_000_000)

test('each live client has one line, and one cord to each profile that it uses', () => {
  const { clients, cords } = cordsOf([...sessions, ...sessions.slice(0, 2)], profiles)
  expect(clients.map(({ name }) => name)).toEqual([
    'Claude Desktop',
    'Cursor',
    'anonymous',
    'gemini-cli-mcp-client'
  ])
  expect(cords).toEqual([
    { client: 0, profile: 0, running: true },
    { client: 1, profile: 1, running: false }
  ])
})

test('a client without a cord says why', () => {
  expect(cordsOf(sessions, profiles).clients.map(({ loose }) => loose)).toEqual([
    null,
    'failing',
    'to idx7.lab.example.com',
    'unassigned'
  ])
})

test('dormant sessions are not connected', () => {
  const dormant = sessions.filter(({ state }) => state === 'dormant')
  expect(cordsOf(dormant, profiles)).toEqual({ clients: [], cords: [] })
})
