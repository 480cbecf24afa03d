import { expect, test } from 'vitest'
import { MemorySecrets } from '../../../main/secrets/memory.ts'
import { refuseUnstorable } from '../../../main/secrets/secret-limits.ts'

test('keeps a secret until it is removed', async () => {
  const secrets = new MemorySecrets('No keychain here.')
  await secrets.set('a', 'one')
  expect(await secrets.get('a')).toBe('one')
  await secrets.remove('a')
  expect(await secrets.get('a')).toBeUndefined()
  expect(secrets.state).toEqual({ kind: 'memory', reason: 'No keychain here.' })
})

test.each(['', 'a\0b'])('refuses what a keychain could not keep: %j', async (secret) => {
  const secrets = new MemorySecrets()
  await expect(secrets.set('a', secret)).rejects.toMatchObject({ code: 'secret_refused' })
  expect(await secrets.get('a')).toBeUndefined()
})

test('refuses on Windows alone what is over 2560 bytes', () => {
  const secret = 'ä'.repeat(1281)
  expect(() => {
    refuseUnstorable(secret, 'win32')
  }).toThrow('takes 2562 bytes; Windows keeps at most 2560')
  refuseUnstorable(secret, 'linux')
  refuseUnstorable('a'.repeat(2560), 'win32')
})
