import { z } from 'zod'
import type { Entry } from '../../../splunk/entries.ts'

/** Whose an object is. */
export const placeShape = {
  app: z.string(),
  owner: z.string(),
  sharing: z.string().describe('user: private; app: within its app; global or system: everywhere.')
}

export const placeOf = ({ acl }: Entry<unknown>) => ({
  app: acl.app,
  owner: acl.owner,
  sharing: acl.sharing
})

/** What the answers about an object in Splunk say of it beside its own content. */
export const entryShape = {
  name: z.string(),
  ...placeShape,
  permissions: z
    .object({ read: z.array(z.string()), write: z.array(z.string()) })
    .nullable()
    .describe('Roles that may read and write it; null for a private object.'),
  updated: z.string().nullable()
}

export const entryOf = (entry: Entry<unknown>) => ({
  name: entry.name,
  ...placeOf(entry),
  permissions: entry.acl.perms,
  updated: entry.updated
})

/** Whether one of the texts holds `part`, in any letter case. */
export const holds = (part: string, ...texts: readonly (string | null)[]): boolean =>
  texts.some((text) => text?.toLowerCase().includes(part.toLowerCase()) === true)
