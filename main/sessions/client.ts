import { z } from 'zod'

/**
 * An assistant makes a few calls a second at most, also with several at work; what calls faster than
 * this for long is a loop that has run away.
 */
export const usualCallsPerMinute = 600

/** An MCP client program that the user connected. Of its token only the SHA-256 (hex) is kept. */
export const clientSchema = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1, 'Enter a name.').max(80),
  tokenHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Null: the app's default profile. */
  defaultProfileId: z.string().nullable().default(null),
  /** Null: every profile, also those that come later. */
  allowedProfileIds: z.array(z.string()).readonly().nullable().default(null),
  /** Whether its sessions may choose among these themselves, with the tool use_profile. */
  mayUseProfile: z.boolean().default(false),
  /** Off: its token opens nothing, and its sessions wait until it is on again. */
  enabled: z.boolean().default(true),
  /** Null: no limit. */
  callsPerMinute: z.int().min(1).max(100_000).nullable().default(usualCallsPerMinute),
  /** The client program whose configuration it was made for; null: made by hand. */
  program: z.string().nullable().default(null),
  createdAt: z.number(),
  lastSeenAt: z.number().nullable().default(null),
  /** Over its life, also those that failed or were refused. */
  calls: z.int().min(0).default(0)
})

export type Client = Readonly<z.infer<typeof clientSchema>>
