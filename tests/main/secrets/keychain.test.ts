import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { openSecrets } from '../../../main/secrets/keychain.ts'
import { SecretsUnavailable } from '../../../main/secrets/secret-store.ts'

// Runs inside tests/support/with-keyring, so that it never sees the developer's own keyring.
const run = promisify(execFile)
const service = `Switchboard test ${randomUUID()}`
const program = join(import.meta.dirname, 'open-secrets.ts')

/** What a fresh program gets, in an environment changed by `env`. */
async function openElsewhere(env: Readonly<Record<string, string>>): Promise<unknown> {
  const { DBUS_SESSION_BUS_ADDRESS, ...rest } = process.env
  expect(DBUS_SESSION_BUS_ADDRESS).toBeDefined()
  const { stdout } = await run(process.execPath, [program], { env: { ...rest, ...env } })
  return JSON.parse(stdout)
}

test('keeps a secret in the keychain for the next start', async () => {
  const first = await openSecrets({ service })
  expect(first.state).toEqual({ kind: 'keychain', reason: null })
  await first.set('profile-1', 'pässwörd "1"')
  await first.set('profile-2', 'other')
  const second = await openSecrets({ service })
  expect(await second.get('profile-1')).toBe('pässwörd "1"')
  await second.remove('profile-1')
  expect(await first.get('profile-1')).toBeUndefined()
  expect(await first.get('profile-2')).toBe('other')
})

test('removes what is not there without a complaint', async () => {
  const secrets = await openSecrets({ service })
  await expect(secrets.remove('never stored')).resolves.toBeUndefined()
})

test('leaves no probe behind', async () => {
  const secrets = await openSecrets({ service: `${service} probe` })
  expect(await secrets.get('absent')).toBeUndefined()
  const { default: keytar } = (await import('keytar')) as unknown as {
    default: { findCredentials(service: string): Promise<unknown[]> }
  }
  expect(await keytar.findCredentials(`${service} probe`)).toEqual([])
})

test.each([
  ['an empty secret', ''],
  ['a secret that the keychain would cut at its NUL', 'a\0b']
])('refuses %s', async (_, secret) => {
  const secrets = await openSecrets({ service })
  await secrets.set('kept', 'before')
  await expect(secrets.set('kept', secret)).rejects.toMatchObject({ code: 'secret_refused' })
  expect(await secrets.get('kept')).toBe('before')
})

test('keeps secrets in memory and says why where there is no session bus', async () => {
  const home = await mkdtemp(join(tmpdir(), 'no-bus-'))
  try {
    expect(await openElsewhere({ HOME: home, XDG_RUNTIME_DIR: home })).toEqual({
      kind: 'memory',
      reason:
        "This computer's keyring cannot be used: there is no D-Bus session. Log in to a desktop session and start again. Until then passwords and tokens are kept in memory only, and are gone when the program ends.",
      secret: 'seeded-secret-1'
    })
    expect(await readdir(home)).toEqual([])
  } finally {
    await rm(home, { recursive: true })
  }
})

const emptyBus = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>`

test.each([
  ['no keyring program', ['--config-file=bus.conf'], 'no keyring program runs'],
  ['a keyring without a collection', [], 'the keyring has no collection']
])('keeps secrets in memory where the bus has %s', async (_, bus, reason) => {
  const home = await mkdtemp(join(tmpdir(), 'own-bus-'))
  await writeFile(join(home, 'bus.conf'), emptyBus)
  const env = { ...process.env, HOME: home, XDG_RUNTIME_DIR: home }
  try {
    const command = [...bus, '--', process.execPath, program]
    const { stdout } = await run('dbus-run-session', command, { env, cwd: home })
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'memory',
      reason: expect.stringContaining(reason) as string,
      secret: 'seeded-secret-1'
    })
  } finally {
    await rm(home, { recursive: true })
  }
})

// The last one: a keyring without a display cannot be unlocked again.
test('tells a keyring that was locked meanwhile from an absent secret', async () => {
  const secrets = await openSecrets({ service, timeoutMs: 3000 })
  await secrets.set('profile', 'seeded-secret-1')
  const reasons: (string | null)[] = []
  secrets.subscribe(() => reasons.push(secrets.state.reason))
  await run('dbus-send', [
    ...['--session', '--print-reply', '--dest=org.freedesktop.secrets'],
    ...['/org/freedesktop/secrets', 'org.freedesktop.Secret.Service.Lock'],
    'array:objpath:/org/freedesktop/secrets/collection/login'
  ])
  await expect(secrets.get('profile')).rejects.toThrow(SecretsUnavailable)
  await expect(secrets.set('profile', 'new')).rejects.toThrow('the keyring is locked. Unlock it')
  await expect(secrets.remove('profile')).rejects.toThrow(SecretsUnavailable)
  expect(reasons).toEqual([expect.stringContaining('the keyring is locked') as string])
  const opened = await openSecrets({ service, timeoutMs: 3000 })
  expect(opened.state).toMatchObject({
    kind: 'memory',
    reason: expect.stringContaining('the keyring is locked. Unlock it and start again.') as string
  })
})
