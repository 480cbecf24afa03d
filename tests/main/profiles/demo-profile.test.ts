import { expect, test } from 'vitest'
import { Profiles } from '../../../main/profiles/profiles.ts'
import type { ProfileDraft } from '../../../main/profiles/profile.ts'
import { MemorySecrets } from '../../../main/secrets/memory.ts'
import { MemoryStore } from '../../../main/settings/store.ts'

const draft: ProfileDraft = {
  name: 'Production',
  slug: 'prod',
  colour: 3,
  production: true,
  address: { scheme: 'https', host: 'idx1.example', port: 8089, basePath: '' },
  signIn: { kind: 'password', username: 'ann' },
  tls: { kind: 'verify' },
  defaultApp: null,
  secret: 'seeded-secret-1'
}

const demo = {
  address: { scheme: 'https', host: '127.0.0.1', port: 18089, basePath: '' },
  tls: { kind: 'pin', sha256: 'a'.repeat(64) },
  password: 'changeme'
} as const

function open() {
  const store = new MemoryStore()
  const secrets = new MemorySecrets()
  return { store, secrets, profiles: new Profiles(store, secrets) }
}

test('makes one demo profile, and points it at the demo Splunk of each run', async () => {
  const { store, secrets, profiles } = open()
  const first = profiles.setDemo(demo)
  const revision = profiles.revision(first.id)
  const moved = profiles.setDemo({ ...demo, address: { ...demo.address, port: 18090 } })
  expect(profiles.list()).toEqual([moved])
  expect(moved).toMatchObject({ id: first.id, name: 'Demo', slug: 'demo', origin: 'demo' })
  expect(profiles.revision(first.id)).not.toBe(revision)
  expect(await profiles.secret(first.id)).toBe('changeme')
  expect(await secrets.get(first.id)).toBeUndefined()
  const nextRun = new Profiles(store, secrets)
  await expect(nextRun.secret(first.id)).rejects.toMatchObject({ code: 'demo_stopped' })
})

test('leaves the short name demo to a profile that has it', async () => {
  const { profiles } = open()
  await profiles.save({ ...draft, slug: 'demo' })
  expect(profiles.setDemo(demo).slug).toBe('demo-2')
})

test('lets the demo profile be renamed but not moved', async () => {
  const { profiles } = open()
  const { id, address, signIn, tls } = profiles.setDemo(demo)
  const renamed = { ...draft, secret: undefined, id, address, signIn, tls, name: 'Playground' }
  await profiles.save(renamed)
  expect(profiles.setDemo(demo).name).toBe('Playground')
  await expect(profiles.save({ ...renamed, address: draft.address })).rejects.toMatchObject({
    code: 'demo_profile'
  })
})

test('makes an ordinary profile of a duplicated demo', async () => {
  const { profiles } = open()
  const copy = await profiles.duplicate(profiles.setDemo(demo).id)
  expect(copy).toMatchObject({ name: 'Demo copy', slug: 'demo-copy', origin: 'user' })
  expect(await profiles.secret(copy.id)).toBe('changeme')
})
