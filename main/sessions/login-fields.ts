import type { Address, Tls } from '../profiles/profile.ts'
import { addressSchema } from '../profiles/profile.ts'
import type { DirectCredential } from './login.ts'

/** A login without its hash. */
export interface LoginFields {
  readonly address: Address
  readonly tls: Tls
  readonly credential: DirectCredential
}

/** A login that does not parse or is not whole: HTTP 400. The message names the header, never a value. */
export class LoginFieldError extends Error {
  readonly code = 'login_incomplete'
}

const fields = [
  'host',
  'port',
  'scheme',
  'verify-ssl',
  'username',
  'username-base64',
  'password',
  'password-base64',
  'token',
  'session-token'
] as const
type Field = (typeof fields)[number]

const yes = new Set(['true', '1', 'yes', 'on'])
const no = new Set(['false', '0', 'no', 'off'])

/**
 * Reads a Splunk login from named fields; undefined when none of them is there. `read` gives a
 * field's text (empty counts as absent), `name` what the user calls it, such as "X-Splunk-Port".
 * Throws `LoginFieldError` for a field that does not parse and for a login that is not whole.
 */
export function readLoginFields(
  read: (field: Field) => string | undefined,
  name: (field: Field) => string
): LoginFields | undefined {
  const given = new Map<Field, string>()
  for (const field of fields) {
    const text = read(field)?.trim()
    if (text) given.set(field, text)
  }
  if (given.size === 0) return undefined
  const fail = (message: string): never => {
    throw new LoginFieldError(message)
  }
  const plainOrBase64 = (field: 'username' | 'password') => {
    const encoded = given.get(`${field}-base64`)
    if (encoded === undefined) return given.get(field)
    const decoded = decodeBase64(encoded)
    if (decoded === undefined) {
      return fail(
        `${name(`${field}-base64`)} is not base64 of UTF-8 text. Encode the ${field} again.`
      )
    }
    if (given.has(field) && given.get(field) !== decoded) {
      return fail(`${name(field)} and ${name(`${field}-base64`)} differ. Send one of them.`)
    }
    return decoded
  }

  const host = given.get('host')
  const credential = readCredential({
    username: plainOrBase64('username'),
    password: plainOrBase64('password'),
    token: given.get('token'),
    sessionKey: given.get('session-token'),
    name,
    fail
  })
  if (host === undefined || credential === undefined) {
    const missing = [
      ...(host === undefined ? [name('host')] : []),
      ...(credential === undefined
        ? [
            `${name('username')} with ${name('password')}, or ${name('token')}, or ${name('session-token')}`
          ]
        : [])
    ]
    return fail(
      `The Splunk login in this request is not whole: ${missing.join('; and ')} is missing. Nothing is filled in from elsewhere.`
    )
  }
  const address = addressSchema.safeParse({
    scheme: readScheme(given.get('scheme')) ?? fail(`${name('scheme')} must be https or http.`),
    host,
    port: readPort(given.get('port')) ?? fail(`${name('port')} must be a number from 1 to 65535.`)
  })
  if (!address.success)
    return fail(`${name('host')} is not a host name. Send the name or address alone.`)
  const verify =
    readFlag(given.get('verify-ssl')) ??
    fail(`${name('verify-ssl')} must be true, 1, yes, on or false, 0, no, off.`)
  return { address: address.data, tls: { kind: verify ? 'verify' : 'off' }, credential }
}

function readCredential(given: {
  username: string | undefined
  password: string | undefined
  token: string | undefined
  sessionKey: string | undefined
  name: (field: Field) => string
  fail: (message: string) => never
}): DirectCredential | undefined {
  const { username, password, token, sessionKey, name, fail } = given
  const kinds = [username ?? password, token, sessionKey].filter((value) => value !== undefined)
  if (kinds.length > 1) {
    return fail(
      `This request brings more than one way to sign in to Splunk. Send ${name('username')} with ${name('password')}, or ${name('token')}, or ${name('session-token')}.`
    )
  }
  if (token !== undefined) return { kind: 'token', token }
  if (sessionKey !== undefined) return { kind: 'session-key', sessionKey }
  if (username === undefined && password === undefined) return undefined
  if (username === undefined)
    return fail(`${name('username')} is missing beside ${name('password')}.`)
  if (password === undefined)
    return fail(`${name('password')} is missing beside ${name('username')}.`)
  return { kind: 'password', username, password }
}

function decodeBase64(text: string): string | undefined {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.toString('base64') !== text) return undefined
  const decoded = bytes.toString('utf8')
  return decoded !== '' && Buffer.from(decoded, 'utf8').equals(bytes) ? decoded : undefined
}

function readScheme(text = 'https'): 'https' | 'http' | undefined {
  const scheme = text.toLowerCase()
  return scheme === 'https' || scheme === 'http' ? scheme : undefined
}

function readPort(text = '8089'): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  return port >= 1 && port <= 65535 ? port : undefined
}

function readFlag(text = 'true'): boolean | undefined {
  const flag = text.toLowerCase()
  return yes.has(flag) ? true : no.has(flag) ? false : undefined
}
