import { z } from 'zod'

/** What a profile allows its sessions to do. */
export const policySchema = z.object({
  /** Read-only: SPL that writes, sends, deletes or runs programs never reaches Splunk. */
  writes: z.literal(false).default(false)
})

export type Policy = Readonly<z.infer<typeof policySchema>>

/** The policy of every profile at first, and of every login from headers. */
export const readOnly: Policy = { writes: false }
