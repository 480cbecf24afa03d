import { createHmac, randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { fatal, RestError } from './rest/rest-error.ts'

/** Published: the demo holds generated events only and listens on this machine alone. */
export const demoUsername = 'admin'
export const demoPassword = 'changeme'

const sessionTimeout = 3_600_000

const unauthorized = (): RestError =>
  new RestError(401, [{ type: 'ERROR', text: 'Unauthorized' }], {
    'WWW-Authenticate': 'Basic realm="/splunk"'
  })
const notAuthenticated = (): RestError =>
  new RestError(401, [{ type: 'WARN', text: 'call not properly authenticated' }])

interface Session {
  readonly user: string
  lastUsed: number
}

/** Who is signed in to the demo Splunk: session keys, the one token, Basic. Throws `RestError` 401. */
export class SignIn {
  /** An authentication token of the user, valid while this demo runs. */
  readonly token: string
  readonly #clock: () => number
  readonly #sessions = new Map<string, Session>()

  /** `clock` in milliseconds. */
  constructor(clock: () => number) {
    this.#clock = clock
    this.token = makeToken(clock())
  }

  /** A new session key. */
  login(username: string | null, password: string | null): string {
    if (username === null || password === null) {
      throw new RestError(400, [{ type: 'WARN', text: 'Login failed' }])
    }
    if (username !== demoUsername || password !== demoPassword) {
      throw new RestError(401, [
        { type: 'WARN', code: 'incorrect_username_or_password', text: 'Login failed' }
      ])
    }
    this.#forgetExpired()
    const key = randomBytes(48).toString('base64url')
    this.#sessions.set(key, { user: username, lastUsed: this.#clock() })
    return key
  }

  /** The user of a request. Its Authorization header wins over its cookie. */
  userOf(headers: IncomingHttpHeaders, cookieName: string): string {
    const [, scheme = '', credential = ''] =
      /^(\S+)\s+(.+)$/.exec(headers.authorization ?? '') ?? []
    switch (scheme.toLowerCase()) {
      case 'splunk':
        return this.#session(credential)
      case 'bearer':
        return credential === this.token ? demoUsername : this.#session(credential)
      case 'basic':
        return basic(credential)
      default: {
        const cookie = cookieValue(headers.cookie, cookieName)
        if (cookie === null) throw unauthorized()
        return this.#session(cookie)
      }
    }
  }

  logout(key: string): void {
    if (!this.#sessions.delete(key)) throw fatal(404, 'Not a valid session')
  }

  #session(key: string): string {
    const session = this.#sessions.get(key)
    if (session === undefined || this.#expired(session)) throw notAuthenticated()
    session.lastUsed = this.#clock()
    return session.user
  }

  #expired({ lastUsed }: Session): boolean {
    return this.#clock() - lastUsed > sessionTimeout
  }

  #forgetExpired(): void {
    for (const [key, session] of this.#sessions) {
      if (this.#expired(session)) this.#sessions.delete(key)
    }
  }
}

function basic(credential: string): string {
  const text = Buffer.from(credential, 'base64').toString('utf8')
  if (text !== `${demoUsername}:${demoPassword}`) throw unauthorized()
  return demoUsername
}

function cookieValue(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const [key, value] = part.split('=', 2)
    if (key?.trim() === name && value !== undefined) return value.trim()
  }
  return null
}

// The claim is spelled nbr, as in Splunk's own tokens.
function makeToken(now: number): string {
  const issued = Math.floor(now / 1000)
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const head = part({ kid: 'splunk.secret', alg: 'HS512', ver: 'v2', ttyp: 'static' })
  const claims = part({
    iss: 'admin from demo-splunk',
    sub: demoUsername,
    aud: 'demo',
    idp: 'Splunk',
    jti: randomBytes(32).toString('hex'),
    iat: issued,
    exp: issued + 30 * 86_400,
    nbr: issued
  })
  const signature = createHmac('sha512', randomBytes(64))
    .update(`${head}.${claims}`)
    .digest('base64url')
  return `${head}.${claims}.${signature}`
}
