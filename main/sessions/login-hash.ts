import { createHmac, randomBytes, scrypt } from 'node:crypto'
import type { LoginFields } from './login-fields.ts'

/**
 * Names a login without telling it. The hash stands on disk beside a session, so it is salted per
 * installation and made slow to guess; equal logins are hashed once per run.
 */
export class LoginHashes {
  readonly #salt: Buffer
  readonly #runKey = randomBytes(32)
  readonly #known = new Map<string, Promise<string>>()

  /** `salt`: at least 16 bytes, the same at every start. */
  constructor(salt: Buffer) {
    this.#salt = salt
  }

  of(login: LoginFields): Promise<string> {
    const { address, tls, credential } = login
    const text = JSON.stringify([
      address.scheme,
      address.host.toLowerCase(),
      address.port,
      tls.kind,
      credential
    ])
    const name = createHmac('sha256', this.#runKey).update(text).digest('base64')
    let hash = this.#known.get(name)
    if (hash === undefined) {
      hash = slowHash(text, this.#salt)
      if (this.#known.size >= 1000) this.#known.clear()
      this.#known.set(name, hash)
    }
    return hash
  }
}

function slowHash(text: string, salt: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    scrypt(text, salt, 32, (error, key) => {
      if (error === null) resolve(key.toString('base64url'))
      else reject(error)
    })
  })
}
