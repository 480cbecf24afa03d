import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { HistoryPlace } from './inspector/history/messages.ts'
import { SecretsUnavailable, type SecretStore } from './secrets/secret-store.ts'

/** The account of the key in the keychain. */
export const historyAccount = 'history key'
const keyBytes = 32

/**
 * Where the history is: a file whose key is in the keychain and nowhere else; without a keychain, memory.
 * A key that is made here is in the keychain before this resolves.
 */
export async function historyPlace(secrets: SecretStore, dataDir: string): Promise<HistoryPlace> {
  if (secrets.state.kind === 'memory') return inMemory(secrets.state.reason)
  try {
    const known = await secrets.get(historyAccount)
    // An empty key would mean no encryption.
    const key = known === undefined || known === '' ? newKey() : known
    if (key !== known) await secrets.set(historyAccount, key)
    return { path: join(dataDir, 'history.db'), key, problem: null }
  } catch (error) {
    if (error instanceof SecretsUnavailable) return inMemory(error.message)
    throw error
  }
}

const newKey = () => randomBytes(keyBytes).toString('base64')

function inMemory(reason: string | null): HistoryPlace {
  const problem =
    reason === null
      ? null
      : `Calls are kept in memory and are gone when the program ends, because the key of the history cannot be kept. ${reason}`
  return { path: null, key: null, problem }
}
