import { expect, test } from 'vitest'
import { maskSetting, masked } from '../../../main/splunk/secret-settings.ts'

test.each([
  ['password', 'hunter2'],
  ['sslPassword', 'changeme'],
  ['bindDNpassword', 'x'],
  ['clear_password', '1234'],
  ['pass4SymmKey', 'changeme'],
  ['token', '0d3a5a6e-1c8f-4b5d-9a36-1a2b3c4d5e6f'],
  ['auth_token', 'abc'],
  ['client_secret', 'abc'],
  ['remote.s3.secret_key', 'abc'],
  ['aws.access_key', 'abc'],
  ['privateKey', 'abc'],
  ['api-key', 'abc'],
  ['apikey', '12'],
  ['passphrase', 'abc'],
  ['proxy.pwd', 'abc'],
  ['credentials', 'a b c'],
  ['description', '$7$ZGVtbyBzc2wgcGFzc3dvcmQ='],
  ['anything', '$1$abc'],
  ['cert', '-----BEGIN RSA PRIVATE KEY-----\nabc']
])('%s = %s is not shown', (key, value) => {
  expect(maskSetting(key, value)).toBe(masked)
})

test.each([
  ['sourcetype', 'access_combined'],
  ['password', ''],
  ['edit_tokens_own', 'enabled'],
  ['minPasswordLength', '8'],
  ['expirePasswordDays', '90'],
  ['token_expiration', '30d'],
  ['DEST_KEY', '_raw'],
  ['SOURCE_KEY', 'MetaData:Host'],
  ['FORMAT', '$1::$2'],
  ['search', 'index=security "Failed password" | stats count by user'],
  ['url', 'https://example.com:8089/services'],
  ['privKeyPath', '/opt/splunk/etc/auth/key.pem']
])('%s = %s is shown as it is', (key, value) => {
  expect(maskSetting(key, value)).toBe(value)
})

test.each([
  ['url', 'https://bob:s3cret@example.com/x', `https://bob:${masked}@example.com/x`],
  ['jdbc', 'jdbc:db;user=bob;password=s3cret;ssl=1', `jdbc:db;user=bob;password=${masked};ssl=1`],
  ['header', 'Authorization: Bearer abcdefghijklmnop1234', `Authorization: Bearer ${masked}`]
])('of %s = %s only the secret is hidden', (key, value, shown) => {
  expect(maskSetting(key, value)).toBe(shown)
})
