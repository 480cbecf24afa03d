import { z } from 'zod'
import { SecretsUnavailable, type SecretStore } from '../secrets/secret-store.ts'
import type { Profile } from './profile.ts'

type Target = Pick<Profile, 'address' | 'signIn'>

/** "the password of admin at https://idx1:8089": what the secret is, whose, and for which server. */
export function secretName({ address, signIn }: Target): string {
  const url = `${address.scheme}://${address.host.toLowerCase()}:${address.port}${address.basePath}`
  return signIn.kind === 'password'
    ? `the password of ${signIn.username} at ${url}`
    : `the token for ${url}`
}

const boundSchema = z.object({ for: z.string(), secret: z.string() })

/**
 * The profiles' secrets, each kept together with the server and user that it was entered for. So it
 * goes nowhere else, not even when the settings file is edited by hand or the keychain, being
 * locked, missed a change.
 */
export class ProfileSecrets {
  readonly #store: SecretStore
  // Reading the keychain can cost the user a prompt, so presence is asked for once.
  readonly #present = new Map<string, boolean>()

  constructor(store: SecretStore) {
    this.#store = store
  }

  /** Throws `SecretsUnavailable`. */
  async get(profile: Profile): Promise<string | undefined> {
    const stored = await this.#store.get(profile.id)
    const secret = stored === undefined ? undefined : unbind(profile, stored)
    this.#present.set(profile.id, secret !== undefined)
    return secret
  }

  /** False too while the keychain cannot be read. */
  async has(profile: Profile): Promise<boolean> {
    const present = this.#present.get(profile.id)
    if (present !== undefined) return present
    try {
      return (await this.get(profile)) !== undefined
    } catch (error) {
      if (error instanceof SecretsUnavailable) return false
      throw error
    }
  }

  async set(profile: Profile, secret: string): Promise<void> {
    await this.#store.set(profile.id, JSON.stringify({ for: secretName(profile), secret }))
    this.#present.set(profile.id, true)
  }

  async remove(profile: Profile): Promise<void> {
    await this.#store.remove(profile.id)
    this.#present.delete(profile.id)
  }
}

function unbind(target: Target, stored: string): string | undefined {
  const bound = boundSchema.safeParse(parseJson(stored))
  return bound.success && bound.data.for === secretName(target) ? bound.data.secret : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
