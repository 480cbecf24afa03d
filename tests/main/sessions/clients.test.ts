import { expect, test } from 'vitest'
import { type Client, clientSchema } from '../../../main/sessions/client.ts'
import { Clients } from '../../../main/sessions/clients.ts'
import { shutOut } from '../../../main/sessions/shut-out.ts'
import { MemoryStore } from '../../../main/settings/store.ts'

const draft = { name: 'Cursor', defaultProfileId: null, allowedProfileIds: null }

function openClients(store = new MemoryStore()) {
  const clients = new Clients(store)
  const told: string[] = []
  clients.subscribe(() => told.push('changed'))
  clients.onEdited(() => told.push('edited'))
  clients.onShutOut(({ name }) => told.push(`${name} is shut out`))
  clients.onRevoked(({ name }) => told.push(`${name} is revoked`))
  const { client, token } = clients.create(draft)
  told.length = 0
  return { store, clients, told, client, token }
}

test('a client of an earlier version is on, has the usual limit and no calls', () => {
  const store = new MemoryStore()
  const old = { id: 'c', name: 'Old', tokenHash: 'a'.repeat(64), createdAt: 1 }
  store.set('clients', [old])
  expect(new Clients(store).list()).toMatchObject([
    { ...old, enabled: true, callsPerMinute: 600, calls: 0 }
  ])
})

test('calls are counted over the life of a client, without telling of an edit each time', () => {
  const { store, clients, told, client } = openClients()
  clients.called(client.id)
  clients.called(client.id)
  clients.called('revoked meanwhile')
  expect(told).toEqual(['changed', 'changed'])
  clients.flush()
  const again = new Clients(store)
  again.called(client.id)
  expect(again.get(client.id)?.calls).toBe(3)
})

test('an edit does not set back what was counted and is not on disk yet', () => {
  const { clients, client } = openClients()
  clients.called(client.id)
  clients.seen(client.id, 99_000)
  clients.save(client.id, { ...draft, name: 'Renamed' })
  expect(clients.get(client.id)).toMatchObject({ name: 'Renamed', calls: 1, lastSeenAt: 99_000 })
})

test('tells who is shut out when a client is switched off, renewed or revoked, and when it is on', () => {
  const { clients, told, client, token } = openClients()
  clients.setEnabled(client.id, false)
  expect(told.splice(0)).toEqual(['changed', 'edited', 'Cursor is shut out'])
  expect(clients.byToken(token)?.enabled).toBe(false)
  clients.setEnabled(client.id, true)
  expect(told.splice(0)).toEqual(['changed', 'edited'])
  clients.renew(client.id)
  expect(told.splice(0)).toEqual(['changed', 'edited', 'Cursor is shut out'])
  expect(clients.byToken(token)).toBeUndefined()
  clients.revoke(client.id)
  expect(told).toEqual(['changed', 'edited', 'Cursor is revoked'])
  expect(() => clients.setEnabled(client.id, true)).toThrow('revoked meanwhile')
})

test('only the hash of a token is kept', () => {
  const { store, token } = openClients()
  expect(JSON.stringify(store.get('clients'))).not.toContain(token)
})

const known: Client = clientSchema.parse({
  id: 'c',
  name: 'Cursor',
  tokenHash: 'a'.repeat(64),
  createdAt: 1
})

test.each([
  ['goes on', known, null],
  ['was renamed', { ...known, name: 'Another' }, null],
  ['was switched off', { ...known, enabled: false }, 'client_off'],
  ['has another token', { ...known, tokenHash: 'b'.repeat(64) }, 'token_renewed'],
  [
    'has another token and is off',
    { ...known, tokenHash: 'b'.repeat(64), enabled: false },
    'token_renewed'
  ],
  ['is gone', undefined, 'client_revoked']
])('a client that %s meanwhile is told %s', (_what, now, code) => {
  expect(shutOut(known, now)?.code ?? null).toBe(code)
})
