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
  ['accountKey', 'abc'],
  // Whoever knows such an address may post to it.
  ['param.webhook_url', 'https://hooks.example.com/T0/B0/abc'],
  ['description', '$7$ZGVtbyBzc2wgcGFzc3dvcmQ='],
  ['anything', '$1$ab=='],
  ['anything', ' $7$ZGVtbyBzc2w='],
  ['anything', 'key:$7$ZGVtbyBzc2wgcGFzc3dvcmQ='],
  ['scriptSecureArguments', 'apiKey:abc'],
  ['v3_privKey', 'abc'],
  ['communitystring', 'abc'],
  ['integrationKey', 'abc'],
  ['action.pagerduty.param.integration_url', 'https://events.example.com/abc'],
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
  ['FORMAT', '$1$2$3'],
  ['search', 'index=security "Failed password" | stats count by user'],
  ['url', 'https://example.com:8089/services'],
  ['privKeyPath', '/opt/splunk/etc/auth/key.pem']
])('%s = %s is shown as it is', (key, value) => {
  expect(maskSetting(key, value)).toBe(value)
})

test.each([
  ['url', 'https://bob:s3cret@example.com/x', `https://bob:${masked}@example.com/x`],
  ['jdbc', 'jdbc:db;user=bob;password=s3cret;ssl=1', `jdbc:db;user=bob;password=${masked};ssl=1`],
  ['url', 'https://x.example/?client_secret=abc', `https://x.example/?client_secret=${masked}`],
  ['url', 'https://x.example/?sv=1&sig=abc%3D', `https://x.example/?sv=1&sig=${masked}`],
  ['value', 'AccountName=x;AccountKey=abc==', `AccountName=x;AccountKey=${masked}`],
  ['script', './run.sh --password s3cret --fast', `./run.sh --password ${masked} --fast`],
  ['value', 'a-eyJhbGciOiJI.eyJzdWIiOiJ4.c2ln y', `a-${masked} y`],
  ['value', 'x eyJhbGciOiJI.eyJzdWIiOiJ4.c2ln y', `x ${masked} y`],
  ['header', 'Authorization: Bearer abcdefghijklmnop1234', `Authorization: Bearer ${masked}`]
])('of %s = %s only the secret is hidden', (key, value, shown) => {
  expect(maskSetting(key, value)).toBe(shown)
})

test('a long text that begins like many tokens is looked through at once', () => {
  const text = 'eyJ-'.repeat(100_000)
  expect(maskSetting('value', text)).toBe(text)
})
