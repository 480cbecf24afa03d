import { chmodSync, closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs'
import { z } from 'zod'
import { Database } from './database.ts'
import { loadSource } from './load.ts'
import type { HistoryPlace } from './messages.ts'
import { prepareSchema, UnknownVersion } from './schema.ts'
import type { Source } from './source.ts'
import { Store } from './store.ts'

export interface OpenedHistory {
  readonly source: Source
  readonly place: 'file' | 'memory'
  /** What was found wrong, in a sentence. */
  readonly problem: string | null
}

const codeSchema = z.object({ code: z.string() })
const unreadable = new Set(['SQLITE_NOTADB', 'SQLITE_CORRUPT'])

/**
 * Opens the history. A file that cannot be read is kept aside under another name and a new one begun;
 * where the disk refuses, it is in memory.
 */
export function openHistory({ path, key, problem }: HistoryPlace): OpenedHistory {
  if (path === null)
    return { source: loadSource(openStore(':memory:', null)), place: 'memory', problem }
  try {
    return { source: loadSource(openStore(path, key)), place: 'file', problem }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (!isUnreadable(error)) return inMemory(path, message)
    try {
      const aside = setAside(path)
      return {
        source: loadSource(openStore(path, key)),
        place: 'file',
        problem: `The history in ${path} could not be read (${message}): its key in the keychain is another or gone, or the file is damaged. It was kept aside as ${aside}, and a new history was begun.`
      }
    } catch (again) {
      return inMemory(path, again instanceof Error ? again.message : String(again))
    }
  }
}

function inMemory(path: string, message: string): OpenedHistory {
  return {
    source: loadSource(openStore(':memory:', null)),
    place: 'memory',
    problem: `The history cannot be written to ${path} (${message}), so calls are kept in memory and are gone when the program ends. Make room or make the folder writable, and start again.`
  }
}

// What a row or a column holds that is none of ours is as unreadable as what SQLite says so of.
function isUnreadable(error: unknown): boolean {
  if (error instanceof UnknownVersion || error instanceof z.ZodError) return true
  if (error instanceof SyntaxError) return true
  const { data } = codeSchema.safeParse(error)
  return data !== undefined && unreadable.has(data.code)
}

/** Opens a database with its tables; the file is readable by its owner only. */
export function openStore(path: string, key: string | null): Store {
  if (path !== ':memory:') {
    // The files beside it get the mode that it has.
    closeSync(openSync(path, 'a', 0o600))
    chmodSync(path, 0o600)
  }
  const database = new Database(path, key)
  try {
    prepareSchema(database)
  } catch (error) {
    database.close()
    throw error
  }
  return new Store(database)
}

/** Answers its new name. */
function setAside(path: string): string {
  const time = new Date().toISOString().slice(0, 19).replaceAll(':', '')
  let aside = `${path}.unreadable-${time}`
  for (let more = 2; existsSync(aside); more += 1) aside = `${path}.unreadable-${time}-${more}`
  renameSync(path, aside)
  if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${aside}-wal`)
  rmSync(`${path}-shm`, { force: true })
  return aside
}
