import { z } from 'zod'
import type { ProfileSummary } from '../../tool.ts'

/** What every answer about a profile holds. */
export const profileShape = {
  name: z.string(),
  slug: z
    .string()
    .nullable()
    .describe('What use_profile, a path and a header call it; null for a login of the request.'),
  production: z.boolean().describe('Whether it is marked as a production system.'),
  host: z.string(),
  app: z.string().nullable().describe("The app that searches run in; null: the user's own."),
  allowed_writes: z
    .array(z.string())
    .describe('Kinds of objects that tools may make, change and delete there.')
}

export function profileRow(profile: ProfileSummary) {
  const { name, slug, production, host, app, allowedWrites } = profile
  return { name, slug, production, host, app, allowed_writes: [...allowedWrites] }
}

/** What a profile allows, for people. */
export function policyInWords({ allowedWrites }: ProfileSummary): string {
  const reading =
    'Searches only read: SPL that writes, sends, deletes or runs programs is refused before it reaches Splunk.'
  const kinds = allowedWrites.map((kind) =>
    kind === 'kvstore' ? 'KV store' : kind.replace('_', ' ')
  )
  return kinds.length === 0
    ? `${reading} No tool may change anything.`
    : `${reading} Tools may make, change and delete: ${kinds.join(', ')}.`
}
