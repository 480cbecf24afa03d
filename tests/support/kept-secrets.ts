import { MemorySecrets } from '../../main/secrets/memory.ts'

/** Secrets in memory that say that a keychain keeps them, for what is on disk only then. */
export class KeptSecrets extends MemorySecrets {
  override readonly state = { kind: 'keychain', reason: null } as const
}
