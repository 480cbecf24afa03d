import { expect, test } from 'vitest'
import { keychainTrouble } from '../../../main/secrets/keychain-trouble.ts'

test.each<[NodeJS.Platform, string, string]>([
  ['linux', 'Cannot create an item in a locked collection', 'the keyring is locked. Unlock it'],
  ['linux', 'Failed to load keytar native addon, checked [...]', 'Install the package libsecret'],
  ['darwin', 'User interaction is not allowed.', 'Unlock the login keychain in Keychain Access'],
  ['win32', 'Element not found.', 'Windows Credential Manager cannot be used: it answered']
])('on %s says what "%s" means', (platform, message, words) => {
  expect(keychainTrouble(new Error(message), platform)).toContain(words)
})
