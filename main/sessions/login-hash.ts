import { createHmac, randomBytes, scrypt } from 'node:crypto'
import { z } from 'zod'
import type { Store } from '../settings/store.ts'
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

  /** With the salt of this installation, so that a hash on disk says nothing elsewhere. */
  static of(store: Store): LoginHashes {
    const kept = z.string().min(22).safeParse(store.get('salt'))
    const salt = kept.success ? kept.data : randomBytes(32).toString('base64url')
    if (!kept.success) store.set('salt', salt)
    return new LoginHashes(Buffer.from(salt, 'base64url'))
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
