import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import type * as Keytar from 'keytar'
import { keychainTrouble } from './keychain-trouble.ts'
import { MemorySecrets } from './memory.ts'
import { refuseUnstorable } from './secret-limits.ts'
import { SecretsUnavailable, type SecretsState, type SecretStore } from './secret-store.ts'

// The typings declare named exports, the CommonJS module has only a default one.
interface KeytarModule {
  readonly default: typeof Keytar
}

/**
 * The operating system's keychain, or, where it is missing, locked or refused, memory with the
 * reason. Never plain text on disk. `timeoutMs` bounds the wait for a prompt that nobody answers.
 */
export async function openSecrets({
  service,
  timeoutMs = 10_000
}: {
  readonly service: string
  readonly timeoutMs?: number
}): Promise<SecretStore> {
  try {
    // Loaded here because on Linux the addon fails to load where libsecret is missing.
    const { default: keytar } = (await import('keytar')) as unknown as KeytarModule
    const keychain = new KeychainSecrets(keytar, service, timeoutMs)
    await keychain.probe()
    return keychain
  } catch (error) {
    const trouble = keychainTrouble(error, process.platform)
    return new MemorySecrets(
      `${trouble} and start again. Until then passwords and tokens are kept in memory only, and are gone when the program ends.`
    )
  }
}

class KeychainSecrets implements SecretStore {
  readonly #keytar: typeof Keytar
  readonly #service: string
  readonly #timeoutMs: number
  readonly #events = new EventEmitter()
  #state: SecretsState = { kind: 'keychain', reason: null }

  constructor(keytar: typeof Keytar, service: string, timeoutMs: number) {
    this.#keytar = keytar
    this.#service = service
    this.#timeoutMs = timeoutMs
  }

  get state(): SecretsState {
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#events.on('changed', listener)
    return () => this.#events.off('changed', listener)
  }

  get(account: string): Promise<string | undefined> {
    return this.#guarded(async () => {
      const secret = await this.#keytar.getPassword(this.#service, account)
      if (secret === null) await this.#writeAndRemove()
      return secret ?? undefined
    })
  }

  async set(account: string, secret: string): Promise<void> {
    refuseUnstorable(secret, process.platform)
    await this.#guarded(() => this.#keytar.setPassword(this.#service, account, secret))
  }

  remove(account: string): Promise<void> {
    return this.#guarded(async () => {
      const removed = await this.#keytar.deletePassword(this.#service, account)
      if (!removed) await this.#writeAndRemove()
    })
  }

  /** Rejects with the keychain's own error when it cannot be used. */
  probe(): Promise<void> {
    return this.#inTime(this.#writeAndRemove())
  }

  // Reading and deleting say "absent" for a locked keyring; only a write tells the two apart.
  async #writeAndRemove(): Promise<void> {
    const account = `probe ${randomUUID()}`
    await this.#keytar.setPassword(this.#service, account, account)
    const read = await this.#keytar.getPassword(this.#service, account)
    await this.#keytar.deletePassword(this.#service, account)
    if (read !== account) throw new Error('gave back something else than was stored')
  }

  async #guarded<Value>(use: () => Promise<Value>): Promise<Value> {
    try {
      const value = await this.#inTime(use())
      this.#setReason(null)
      return value
    } catch (error) {
      const reason = `${keychainTrouble(error, process.platform)} and try again.`
      this.#setReason(reason)
      throw new SecretsUnavailable(reason, { cause: error })
    }
  }

  async #inTime<Value>(work: Promise<Value>): Promise<Value> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error('It did not answer in time.'))
      }, this.#timeoutMs)
    })
    try {
      return await Promise.race([work, late])
    } finally {
      clearTimeout(timer)
    }
  }

  #setReason(reason: string | null): void {
    if (this.#state.reason === reason) return
    this.#state = { kind: 'keychain', reason }
    this.#events.emit('changed')
  }
}
