/** Where secrets live. Nothing in the program reads a secret but the one that signs in to Splunk. */
export interface SecretStore {
  /** Undefined when there is none. Throws `SecretsUnavailable` when the store cannot be read. */
  get(account: string): Promise<string | undefined>
  set(account: string, secret: string): Promise<void>
  remove(account: string): Promise<void>
  readonly state: SecretsState
  subscribe(listener: () => void): () => void
}

/**
 * `keychain`: secrets are kept by the operating system. `memory`: they are kept until the program
 * ends; `reason` says why, and what to do, in one or two sentences (null when asked for, in tests).
 */
export interface SecretsState {
  readonly kind: 'keychain' | 'memory'
  readonly reason: string | null
}

/** The keychain cannot be used now: missing, locked, or refused. */
export class SecretsUnavailable extends Error {
  readonly code = 'secrets_unavailable'
}
