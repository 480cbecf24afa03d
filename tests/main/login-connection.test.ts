import { expect, test } from 'vitest'
import { connectionOf } from '../../main/login-connection.ts'
import type { ProfileDraft } from '../../main/profiles/profile.ts'
import { Profiles } from '../../main/profiles/profiles.ts'
import { MemorySecrets } from '../../main/secrets/memory.ts'
import { MemoryStore } from '../../main/settings/store.ts'

const draft: ProfileDraft = {
  name: 'Production',
  slug: 'prod',
  colour: 3,
  production: true,
  address: { scheme: 'https', host: 'old.example', port: 8089, basePath: '' },
  signIn: { kind: 'password', username: 'ann' },
  tls: { kind: 'verify' },
  defaultApp: null,
  secret: 'secret-of-old'
}

test('a call that began before its profile moved never gets the secret of the new place', async () => {
  const profiles = new Profiles(new MemoryStore(), new MemorySecrets())
  const profile = await profiles.save(draft)
  const open = () =>
    connectionOf(
      { kind: 'profile', profile },
      profiles,
      () => null,
      () => undefined
    )
  const running = open()
  expect(await running.credential()).toMatchObject({ password: 'secret-of-old' })
  const address = { ...draft.address, host: 'new.example' }
  await profiles.save({ ...draft, id: profile.id, address, secret: 'secret-of-new' })
  expect(running.address.host).toBe('old.example')
  await expect(running.credential()).rejects.toMatchObject({ code: 'aborted' })
})
