import { createHmac, randomBytes } from 'node:crypto'

export type TokenClaims = Readonly<
  Record<'iss' | 'sub' | 'aud' | 'idp' | 'jti', string> & Record<'iat' | 'exp' | 'nbr', number>
>

export interface AuthenticationToken {
  readonly claims: TokenClaims
  readonly enabled: boolean
  /** Seconds; 0 before the first use. */
  readonly lastUsed: number
}

export const tokenHeaders = {
  kid: 'splunk.secret',
  alg: 'HS512',
  ver: 'v2',
  ttyp: 'static'
} as const
const lifetime = 30 * 86_400

/** The authentication tokens that this demo gave out; they are valid while it runs. */
export class AuthenticationTokens {
  readonly #clock: () => number
  readonly #tokens = new Map<string, AuthenticationToken>()

  /** `clock` in milliseconds. */
  constructor(clock: () => number) {
    this.#clock = clock
  }

  list(): readonly AuthenticationToken[] {
    return [...this.#tokens.values()]
  }

  /** A new token of a user: its id, and its text for `Authorization: Bearer`. */
  issue(user: string, audience: string): { readonly id: string; readonly token: string } {
    const issued = Math.floor(this.#clock() / 1000)
    const id = randomBytes(32).toString('hex')
    // The last claim is spelled nbr, as in Splunk's own tokens.
    const claims = {
      iss: `${user} from demo-splunk`,
      sub: user,
      aud: audience,
      idp: 'Splunk',
      jti: id,
      iat: issued,
      exp: issued + lifetime,
      nbr: issued
    }
    const signed = `${part(tokenHeaders)}.${part(claims)}`
    const signature = createHmac('sha512', randomBytes(64)).update(signed).digest('base64url')
    const token = `${signed}.${signature}`
    this.#tokens.set(token, { claims, enabled: true, lastUsed: 0 })
    return { id, token }
  }

  /** Null for a text that is no valid token. */
  userOf(text: string): string | null {
    const token = this.#tokens.get(text)
    const now = Math.floor(this.#clock() / 1000)
    if (token?.enabled !== true || token.claims.exp <= now) return null
    this.#tokens.set(text, { ...token, lastUsed: now })
    return token.claims.sub
  }

  setEnabled(id: string, enabled: boolean): void {
    for (const [text, token] of this.#of(id)) this.#tokens.set(text, { ...token, enabled })
  }

  revoke(id: string): void {
    for (const [text] of this.#of(id)) this.#tokens.delete(text)
  }

  #of(id: string): (readonly [string, AuthenticationToken])[] {
    return [...this.#tokens].filter(([, { claims }]) => claims.jti === id)
  }
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
