import type { Credential } from './connection.ts'
import { SplunkError } from './splunk-error.ts'

/** What a signed-in request sends, and in whose name. */
export interface SignedIn {
  /** Value of the Authorization header. */
  readonly authorization: string
  /** What of it, and of what it was made of, is secret. */
  readonly secrets: readonly string[]
  /** "the password of admin", for messages. */
  readonly what: string
  /** Whether signing in again can help once splunkd does not take it any more. */
  readonly renewable: boolean
}

/** A burst of calls must not lock the account of a wrong password. */
const rememberRefusalMs = 30_000

/** The kept sign-in of one `Connection.key`; at most one is under way at a time. */
export class SignIn {
  #kept: SignedIn | null = null
  #underWay: Promise<SignedIn> | null = null
  #refused: { readonly error: SplunkError; readonly until: number } | null = null

  /**
   * The kept sign-in, or a new one. `logIn` trades a password for a sessionKey. Throws what
   * `credential` and `logIn` throw; a refused password is not tried again for 30 s.
   */
  async current(
    credential: () => Promise<Credential>,
    logIn: (username: string, password: string) => Promise<string>
  ): Promise<SignedIn> {
    if (this.#kept) return this.#kept
    this.#throwIfJustRefused()
    this.#underWay ??= this.#signIn(credential, logIn).finally(() => (this.#underWay = null))
    return this.#underWay
  }

  #throwIfJustRefused(): void {
    if (!this.#refused || performance.now() >= this.#refused.until) return
    const { message, status, messages } = this.#refused.error
    throw new SplunkError('unauthorized', message, {
      hint: 'That was a moment ago. The password is not tried again for 30 seconds, so that the account is not locked. Correct it first.',
      status,
      messages
    })
  }

  /** Called when splunkd refused it. A newer one, fetched meanwhile for another request, stays. */
  drop(refused: SignedIn): void {
    if (this.#kept === refused) this.#kept = null
  }

  async #signIn(
    credential: () => Promise<Credential>,
    logIn: (username: string, password: string) => Promise<string>
  ): Promise<SignedIn> {
    const secret = await credential()
    switch (secret.kind) {
      case 'password':
        this.#kept = await this.#byPassword(secret, logIn)
        break
      case 'token':
        this.#kept = {
          authorization: `Bearer ${secret.token}`,
          secrets: [secret.token],
          what: 'the authentication token',
          renewable: false
        }
        break
      case 'session-key':
        this.#kept = {
          authorization: `Splunk ${secret.sessionKey}`,
          secrets: [secret.sessionKey],
          what: 'the session key',
          renewable: false
        }
        break
    }
    return this.#kept
  }

  async #byPassword(
    { username, password }: Extract<Credential, { kind: 'password' }>,
    logIn: (username: string, password: string) => Promise<string>
  ): Promise<SignedIn> {
    const sessionKey = await this.#logIn(username, password, logIn)
    return {
      authorization: `Splunk ${sessionKey}`,
      secrets: [password, sessionKey],
      what: `the password of ${username}`,
      renewable: true
    }
  }

  async #logIn(
    username: string,
    password: string,
    logIn: (username: string, password: string) => Promise<string>
  ): Promise<string> {
    try {
      const sessionKey = await logIn(username, password)
      this.#refused = null
      return sessionKey
    } catch (error) {
      if (error instanceof SplunkError && error.code === 'unauthorized') {
        this.#refused = { error, until: performance.now() + rememberRefusalMs }
      }
      throw error
    }
  }
}
