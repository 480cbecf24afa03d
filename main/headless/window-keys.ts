import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const codeLasts = 10 * 60_000
const most = 50

const hash = (text: string) => createHash('sha256').update(text).digest()

/**
 * Lets the user's browser in and nobody else: a code, which is shown once in the terminal and opens
 * once, is traded for a key that lasts as long as the program.
 */
export class WindowKeys {
  readonly #now: () => number
  #codes: readonly { readonly hash: Buffer; readonly until: number }[] = []
  #keys: readonly Buffer[] = []

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  newCode(): string {
    const code = randomBytes(24).toString('base64url')
    this.#codes = [...this.#codes, { hash: hash(code), until: this.#now() + codeLasts }].slice(
      -most
    )
    return code
  }

  /** The key for a code; null when it was used, is too old or was never given. */
  trade(code: string): string | null {
    const given = hash(code)
    const match = this.#codes.find((one) => timingSafeEqual(one.hash, given))
    this.#codes = this.#codes.filter((one) => one !== match && one.until > this.#now())
    if (match === undefined || match.until <= this.#now()) return null
    const key = randomBytes(32).toString('base64url')
    this.#keys = [...this.#keys, hash(key)].slice(-most)
    return key
  }

  opens(key: string): boolean {
    const given = hash(key)
    return this.#keys.some((one) => timingSafeEqual(one, given))
  }
}
