import type { z } from 'zod'
import { currentContext } from './current-context.ts'
import {
  type Access,
  type Entry,
  createEntry,
  deleteEntry,
  findEntry,
  shareEntry
} from './entries.ts'
import type { Splunk } from './splunk.ts'
import type { Parameters } from './connection.ts'

export interface OwnEntryOptions {
  /** Left out: the app of the connection, else the user's default app. */
  readonly app: string | undefined
  readonly form: Parameters
  readonly access: Access
  /** How an analyst calls it: "alert". */
  readonly what: string
}

/**
 * Makes an object that belongs to this user, and shares it where that is asked. Throws `exists`, and
 * what splunkd says against sharing; then nothing is left behind.
 */
export async function createOwnEntry<Content>(
  splunk: Splunk,
  collection: string,
  content: z.ZodType<Content>,
  { form, access, what, ...options }: OwnEntryOptions
): Promise<Entry<Content>> {
  const { username, defaultApp } = await currentContext(splunk)
  const app = options.app ?? splunk.connection.app ?? defaultApp ?? 'search'
  const entry = await createEntry(splunk, collection, content, { owner: username, app, form })
  const shared = access.sharing === entry.acl.sharing && !access.read && !access.write
  if (shared) return entry
  try {
    await shareEntry(splunk, collection, entry, access)
  } catch (error) {
    await deleteEntry(splunk, collection, entry)
    throw error
  }
  const owner = access.sharing === 'user' ? username : 'nobody'
  return findEntry(splunk, collection, content, entry.name, { owner, app, what })
}
