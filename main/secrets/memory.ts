import { refuseUnstorable } from './secret-limits.ts'
import type { SecretsState, SecretStore } from './secret-store.ts'

/** Secrets that end with the program. */
export class MemorySecrets implements SecretStore {
  readonly state: SecretsState
  readonly #secrets = new Map<string, string>()

  constructor(reason: string | null = null) {
    this.state = { kind: 'memory', reason }
  }

  get(account: string): Promise<string | undefined> {
    return Promise.resolve(this.#secrets.get(account))
  }

  set(account: string, secret: string): Promise<void> {
    return Promise.resolve().then(() => {
      refuseUnstorable(secret, process.platform)
      this.#secrets.set(account, secret)
    })
  }

  remove(account: string): Promise<void> {
    this.#secrets.delete(account)
    return Promise.resolve()
  }

  subscribe(): () => void {
    return () => undefined
  }
}
