import { z } from 'zod'
import type { Store } from './store.ts'

export interface Entries<Entry> {
  readonly entries: readonly Entry[]
  /** One sentence for the window when something could not be read, else null. */
  readonly problem: string | null
}

/**
 * Reads a list from the store. What does not fit the schema (a file edited by hand) is moved to the
 * key `broken<Key>` beside it, as `brokenClients`,, so that the next save loses nothing.
 */
export function readEntries<Entry>(
  store: Store,
  key: string,
  schema: z.ZodType<Entry>
): Entries<Entry> {
  const stored = store.get(key) ?? []
  const list: readonly unknown[] = Array.isArray(stored) ? stored : [stored]
  const entries: Entry[] = []
  const broken: unknown[] = []
  for (const item of list) {
    const parsed = schema.safeParse(item)
    if (parsed.success) entries.push(parsed.data)
    else broken.push(item)
  }
  if (broken.length === 0) return { entries, problem: null }
  const aside = `broken${key.charAt(0).toUpperCase()}${key.slice(1)}`
  const before = z.array(z.unknown()).safeParse(store.get(aside)).data ?? []
  store.set(aside, [...before, ...broken])
  store.set(key, entries)
  const count = broken.length === 1 ? 'One entry' : `${broken.length} entries`
  return {
    entries,
    problem: `${count} of "${key}" in config.json could not be read and was kept aside there as "${aside}".`
  }
}
