import { expect, test } from 'vitest'
import { LoginFieldError, readLoginFields } from '../../../main/sessions/login-fields.ts'

const read = (fields: Readonly<Record<string, string>>) =>
  readLoginFields(
    (field) => fields[field],
    (field) => `X-${field}`
  )
const whole = { host: 'idx1.example.com', username: 'ana', password: 'pass word' }

test('is nothing where no field says anything', () => {
  expect(read({})).toBeUndefined()
  expect(read({ host: ' ', password: '' })).toBeUndefined()
})

test('fills in port 8089, https and a verified certificate, and nothing else', () => {
  expect(read(whole)).toEqual({
    address: { scheme: 'https', host: 'idx1.example.com', port: 8089, basePath: '' },
    tls: { kind: 'verify' },
    credential: { kind: 'password', username: 'ana', password: 'pass word' }
  })
})

test.each(['true', '1', 'YES', 'on'])('verifies the certificate for verify-ssl %s', (flag) =>
  expect(read({ ...whole, 'verify-ssl': flag })?.tls).toEqual({ kind: 'verify' })
)

test.each(['false', '0', 'No', 'off'])('does not verify it for verify-ssl %s', (flag) =>
  expect(read({ ...whole, 'verify-ssl': flag })?.tls).toEqual({ kind: 'off' })
)

test('reads base64 of UTF-8', () => {
  const password = Buffer.from('pässwörd').toString('base64')
  expect(read({ host: 'h', username: 'ana', 'password-base64': password })?.credential).toEqual({
    kind: 'password',
    username: 'ana',
    password: 'pässwörd'
  })
})

test.each([
  [{ 'verify-ssl': 'maybe' }, /X-verify-ssl must be true/],
  [{ port: 'abc' }, /X-port must be a number/],
  [{ port: '0' }, /X-port must be a number/],
  [{ port: '65536' }, /X-port must be a number/],
  [{ port: '80.5' }, /X-port must be a number/],
  [{ scheme: 'ftp' }, /X-scheme must be https or http/],
  [{ host: 'a/b' }, /X-host is not a host name/],
  [{ 'password-base64': 'not base64!' }, /X-password-base64 is not base64/],
  [{ 'password-base64': '/w==' }, /X-password-base64 is not base64 of UTF-8/],
  [{ 'username-base64': Buffer.from('bob').toString('base64') }, /differ/],
  [{ token: 'abc' }, /more than one way/]
])('refuses %j', (fields, message) => {
  expect(() => read({ ...whole, ...fields })).toThrow(LoginFieldError)
  expect(() => read({ ...whole, ...fields })).toThrow(message)
})

test.each([
  [{ host: 'h' }, /X-username with X-password, or X-token/],
  [{ username: 'a', password: 'b' }, /X-host is missing/],
  [{ host: 'h', username: 'a' }, /X-password is missing beside/],
  [{ host: 'h', password: 'a' }, /X-username is missing beside/],
  [{ port: '8089' }, /X-host; and/]
])('names what is missing in %j', (fields, message) => expect(() => read(fields)).toThrow(message))

test('names the field and never its value', () => {
  try {
    read({ host: 'h', password: 'hunter2-secret' })
    expect.unreachable()
  } catch (error) {
    expect(String(error)).not.toContain('hunter2')
  }
})
