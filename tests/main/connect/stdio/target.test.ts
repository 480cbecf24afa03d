import { expect, test } from 'vitest'
import { targetOf } from '../../../../main/connect/stdio/target.ts'

test('sends the token and the profile as headers to the default address', () => {
  const { url, headers } = targetOf({ SWITCHBOARD_TOKEN: ' abc ', SWITCHBOARD_PROFILE: 'prod' })
  expect(url.href).toBe('http://127.0.0.1:8003/mcp')
  expect(headers).toEqual({ authorization: 'Bearer abc', 'x-splunk-profile': 'prod' })
})

test('takes a value that the user left out as absent', () => {
  const env = { SWITCHBOARD_TOKEN: '', SWITCHBOARD_PROFILE: '${user_config.profile}' }
  expect(targetOf(env).headers).toEqual({})
})

test.each(['http://localhost:9000/mcp/prod', 'http://[::1]:8003/mcp'])('accepts %s', (url) => {
  expect(targetOf({ SWITCHBOARD_URL: url }).url.href).toBe(url)
})

test.each([
  'http://evil.example/mcp',
  'https://127.0.0.1:8003/mcp',
  'http://127.0.0.1.evil.example/mcp',
  'http://127.0.0.1@evil.example/mcp',
  'http://user@127.0.0.1/mcp',
  'nonsense'
])('sends nothing to %s', (url) => {
  expect(() => targetOf({ SWITCHBOARD_URL: url })).toThrow('on this computer')
})

test('refuses a token and a profile that cannot be headers', () => {
  expect(() => targetOf({ SWITCHBOARD_TOKEN: 'a\r\nX-Evil: 1' })).toThrow('The access token')
  expect(() => targetOf({ SWITCHBOARD_PROFILE: 'a b' })).toThrow('The profile')
})
