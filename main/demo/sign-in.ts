import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Accounts } from './accounts/accounts.ts'
import { AuthenticationTokens } from './accounts/authentication-tokens.ts'
import { fatal, RestError } from './rest/rest-error.ts'

const sessionTimeout = 3_600_000

const unauthorized = (): RestError =>
  new RestError(401, [{ type: 'ERROR', text: 'Unauthorized' }], {
    'WWW-Authenticate': 'Basic realm="/splunk"'
  })
const notAuthenticated = (): RestError =>
  new RestError(401, [{ type: 'WARN', text: 'call not properly authenticated' }])

const noSession = (key: string): RestError => fatal(404, `Not a valid session: ${key}`)

interface Session {
  readonly user: string
  lastUsed: number
}

/** Who is signed in to the demo Splunk: session keys, tokens, Basic. Throws `RestError` 401. */
export class SignIn {
  readonly tokens: AuthenticationTokens
  readonly #accounts: Accounts
  readonly #clock: () => number
  readonly #sessions = new Map<string, Session>()

  /** `clock` in milliseconds. */
  constructor(accounts: Accounts, clock: () => number) {
    this.#accounts = accounts
    this.#clock = clock
    this.tokens = new AuthenticationTokens(clock)
  }

  /** A new session key. */
  login(username: string | null, password: string | null): string {
    if (username === null || password === null) {
      throw new RestError(400, [{ type: 'WARN', text: 'Login failed' }])
    }
    if (!this.#accounts.isPassword(username, password)) {
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
        return this.#known(this.tokens.userOf(credential)) ?? this.#session(credential)
      case 'basic':
        return this.#basic(credential)
      default: {
        const cookie = cookieValue(headers.cookie, cookieName)
        if (cookie === null) throw unauthorized()
        return this.#session(cookie)
      }
    }
  }

  /** Whose session a key is, and when it was last used, in milliseconds. Throws `RestError` 404. */
  session(key: string): Readonly<Session> {
    const session = this.#sessions.get(key)
    if (session === undefined || this.#expired(session)) throw noSession(key)
    return session
  }

  logout(key: string): void {
    if (!this.#sessions.delete(key)) throw noSession(key)
  }

  #session(key: string): string {
    const session = this.#sessions.get(key)
    if (session === undefined || this.#expired(session)) throw notAuthenticated()
    const user = this.#known(session.user)
    if (user === null) throw notAuthenticated()
    session.lastUsed = this.#clock()
    return user
  }

  #basic(credential: string): string {
    const text = Buffer.from(credential, 'base64').toString('utf8')
    const [, user = '', password = ''] = /^([^:]*):([^]*)$/.exec(text) ?? []
    if (!this.#accounts.isPassword(user, password)) throw unauthorized()
    return user
  }

  // Who was deleted is signed out.
  #known(user: string | null): string | null {
    return user !== null && this.#accounts.exists(user) ? user : null
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

function cookieValue(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const [key, value] = part.split('=', 2)
    if (key?.trim() === name && value !== undefined) return value.trim()
  }
  return null
}
