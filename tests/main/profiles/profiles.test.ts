import { expect, test } from 'vitest'
import { Profiles } from '../../../main/profiles/profiles.ts'
import type { ProfileDraft } from '../../../main/profiles/profile.ts'
import { MemorySecrets } from '../../../main/secrets/memory.ts'
import { SecretsUnavailable, type SecretStore } from '../../../main/secrets/secret-store.ts'
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

const withoutSecret = (value: ProfileDraft): ProfileDraft => ({ ...value, secret: undefined })

function open(store = new MemoryStore(), secrets: SecretStore = new MemorySecrets()) {
  return { store, secrets, profiles: new Profiles(store, secrets) }
}

/** A keychain that locks while the program runs. */
class LockableSecrets extends MemorySecrets {
  locked = false

  #refuseWhenLocked(): void {
    if (this.locked) throw new SecretsUnavailable('The keyring is locked. Unlock it.')
  }

  override async get(account: string): Promise<string | undefined> {
    this.#refuseWhenLocked()
    return super.get(account)
  }

  override async set(account: string, secret: string): Promise<void> {
    this.#refuseWhenLocked()
    return super.set(account, secret)
  }
}

test('keeps a profile on disk and its secret in the secret store alone', async () => {
  const { store, secrets, profiles } = open()
  const saved = await profiles.save(draft)
  expect(new Profiles(store, secrets).list()).toEqual([saved])
  expect(await profiles.secret(saved.id)).toBe('seeded-secret-1')
  expect(JSON.stringify([store.get('profiles'), saved])).not.toContain('seeded-secret-1')
})

test('finds a profile by its short name in any case', async () => {
  const { profiles } = open()
  const saved = await profiles.save(draft)
  expect(profiles.bySlug('PROD')).toEqual(saved)
  expect(profiles.bySlug('prod2')).toBeUndefined()
})

test('refuses a short name that another profile has, and stores nothing', async () => {
  const { profiles } = open()
  await profiles.save(draft)
  await expect(profiles.save({ ...draft, name: 'Other' })).rejects.toMatchObject({
    code: 'slug_taken',
    message: expect.stringContaining('"Production"') as string
  })
  expect(profiles.list()).toHaveLength(1)
})

test('gives two profiles saved at once not the same short name', async () => {
  const { profiles } = open()
  const results = await Promise.allSettled([profiles.save(draft), profiles.save(draft)])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
})

test('asks for the secret of a new profile', async () => {
  const { profiles } = open()
  await expect(profiles.save(withoutSecret(draft))).rejects.toMatchObject({
    code: 'secret_needed',
    message: 'Enter the password of ann at https://idx1.example:8089.'
  })
})

test('keeps the stored secret when the name or the trust changes', async () => {
  const { profiles } = open()
  const { id } = await profiles.save(draft)
  await profiles.save({ ...withoutSecret(draft), id, name: 'Renamed', tls: { kind: 'off' } })
  expect(await profiles.secret(id)).toBe('seeded-secret-1')
  expect(profiles.get(id)?.name).toBe('Renamed')
})

test.each<[string, Partial<ProfileDraft>]>([
  ['another host', { address: { ...draft.address, host: 'evil.example' } }],
  ['another port', { address: { ...draft.address, port: 9089 } }],
  ['plain http', { address: { ...draft.address, scheme: 'http' } }],
  ['another path', { address: { ...draft.address, basePath: '/proxy' } }],
  ['another user', { signIn: { kind: 'password', username: 'bob' } }],
  ['another way to sign in', { signIn: { kind: 'token' } }]
])('never uses the stored secret for %s', async (_, change) => {
  const { profiles } = open()
  const before = await profiles.save(draft)
  const moved = { ...withoutSecret(draft), ...change, id: before.id }
  await expect(profiles.save(moved)).rejects.toMatchObject({ code: 'secret_needed' })
  await expect(profiles.secretOf(moved)).rejects.toMatchObject({ code: 'secret_needed' })
  expect(profiles.get(before.id)).toEqual(before)
})

test('does not send a secret to a host that was written into the settings by hand', async () => {
  const { store, secrets, profiles } = open()
  const saved = await profiles.save(draft)
  store.set('profiles', [{ ...saved, address: { ...saved.address, host: 'evil.example' } }])
  const reopened = new Profiles(store, secrets)
  expect(await reopened.hasSecret(saved.id)).toBe(false)
  await expect(reopened.secret(saved.id)).rejects.toMatchObject({
    code: 'no_secret',
    message: expect.stringContaining('ann at https://evil.example:8089') as string
  })
})

test('takes the host name of an address without its case', async () => {
  const { profiles } = open()
  const { id } = await profiles.save(draft)
  const address = { ...draft.address, host: 'IDX1.example' }
  await profiles.save({ ...withoutSecret(draft), id, address })
  expect(await profiles.secret(id)).toBe('seeded-secret-1')
})

test('tests a draft with its own secret, else with the stored one', async () => {
  const { profiles } = open()
  const { id } = await profiles.save(draft)
  expect(await profiles.secretOf({ ...draft, id, secret: 'typed' })).toBe('typed')
  expect(await profiles.secretOf({ ...withoutSecret(draft), id })).toBe('seeded-secret-1')
})

test('duplicates a profile with a secret of its own', async () => {
  const { profiles } = open()
  const { id } = await profiles.save(draft)
  const first = await profiles.duplicate(id)
  const second = await profiles.duplicate(id)
  expect([first.name, first.slug, second.slug]).toEqual([
    'Production copy',
    'prod-copy',
    'prod-copy-2'
  ])
  await profiles.remove(id)
  expect(await profiles.secret(first.id)).toBe('seeded-secret-1')
})

test('duplicates a profile with the longest names that there are', async () => {
  const { store, secrets, profiles } = open()
  const { id } = await profiles.save({ ...draft, name: 'n'.repeat(80), slug: 's'.repeat(64) })
  await profiles.duplicate(id)
  const again = await profiles.duplicate(id)
  expect(new Profiles(store, secrets).problems()).toEqual([])
  expect(again.slug).toHaveLength(64)
  expect(again.slug).toMatch(/-2$/)
  expect(again.name).toHaveLength(80)
})

test('removes a profile together with its secret', async () => {
  const { secrets, profiles } = open()
  const { id } = await profiles.save(draft)
  await profiles.remove(id)
  expect(profiles.list()).toEqual([])
  expect(await secrets.get(id)).toBeUndefined()
  await expect(profiles.remove(id)).rejects.toMatchObject({ code: 'profile_not_found' })
})

test('tells listeners of each change until they leave', async () => {
  const { profiles } = open()
  const seen: number[] = []
  const leave = profiles.subscribe(() => seen.push(profiles.list().length))
  const { id } = await profiles.save(draft)
  await profiles.remove(id)
  leave()
  await profiles.save(draft)
  expect(seen).toEqual([1, 0])
})

test('has a new revision when address, trust, sign-in or secret change, and only then', async () => {
  const { profiles } = open()
  const { id } = await profiles.save(draft)
  const seen = [profiles.revision(id)]
  await profiles.save({ ...withoutSecret(draft), id, name: 'Renamed' })
  expect(profiles.revision(id)).toBe(seen[0])
  const changes: Partial<ProfileDraft>[] = [
    { tls: { kind: 'off' } },
    { secret: 'new' },
    { address: { ...draft.address, port: 1 }, secret: 'new' },
    { signIn: { kind: 'token' }, secret: 'new' }
  ]
  for (const change of changes) {
    await profiles.save({ ...withoutSecret(draft), id, ...change })
    seen.push(profiles.revision(id))
  }
  expect(new Set(seen).size).toBe(5)
})

test('changes nothing when the keychain is locked', async () => {
  const secrets = new LockableSecrets()
  const { profiles } = open(undefined, secrets)
  const before = await profiles.save(draft)
  secrets.locked = true
  const change = { ...draft, id: before.id, name: 'Renamed', secret: 'new' }
  await expect(profiles.save(change)).rejects.toThrow(SecretsUnavailable)
  await expect(profiles.secret(before.id)).rejects.toThrow(SecretsUnavailable)
  expect(profiles.get(before.id)).toEqual(before)
  secrets.locked = false
  expect(await profiles.secret(before.id)).toBe('seeded-secret-1')
})

test('shows no secret while the keychain is locked, and shows it again after', async () => {
  const secrets = new LockableSecrets()
  const { store, profiles } = open(undefined, secrets)
  const { id } = await profiles.save(draft)
  secrets.locked = true
  const reopened = new Profiles(store, secrets)
  expect(await reopened.hasSecret(id)).toBe(false)
  secrets.locked = false
  expect(await reopened.hasSecret(id)).toBe(true)
})

test('keeps broken entries aside, says so, and goes on with the others', async () => {
  const { store, secrets, profiles } = open()
  const good = await profiles.save(draft)
  const badPort = {
    ...good,
    id: 'x',
    slug: 'x',
    name: 'Bad',
    address: { ...good.address, port: 0 }
  }
  const sameSlug = { ...good, id: 'y', name: 'Twin' }
  store.set('brokenProfiles', ['from before'])
  store.set('profiles', [badPort, good, 'junk', sameSlug])
  const reopened = new Profiles(store, secrets)
  expect(reopened.list()).toEqual([good])
  expect(reopened.problems()).toHaveLength(3)
  expect(reopened.problems()[0]).toContain('The profile "Bad"')
  expect(store.get('brokenProfiles')).toEqual(['from before', badPort, 'junk', sameSlug])
  expect(store.get('profiles')).toEqual([good])
})

test('keeps a list of profiles aside that is no list', () => {
  const store = new MemoryStore()
  store.set('profiles', { nonsense: true })
  const { profiles } = open(store)
  expect(profiles.problems()).toHaveLength(1)
  expect(store.get('brokenProfiles')).toEqual([{ nonsense: true }])
})
