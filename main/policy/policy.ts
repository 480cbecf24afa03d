import { z } from 'zod'

/** Kinds of objects in Splunk that tools can make, change and delete where a profile allows it. */
export const writeKinds = ['saved_searches', 'alerts', 'dashboards', 'kvstore'] as const
export type WriteKind = (typeof writeKinds)[number]

/** What a profile allows its sessions to do. */
export const policySchema = z.object({
  /**
   * What tools may write. SPL is read-only whatever stands here: what writes, sends, deletes or runs
   * programs never reaches Splunk.
   */
  allowedWrites: z.array(z.enum(writeKinds)).readonly().default([])
})

export type Policy = Readonly<z.infer<typeof policySchema>>

/** The policy of every profile at first, and of every login from headers. */
export const readOnly: Policy = { allowedWrites: [] }
