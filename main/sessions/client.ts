import { z } from 'zod'

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
  /** The client program whose configuration it was made for; null: made by hand. */
  program: z.string().nullable().default(null),
  createdAt: z.number(),
  lastSeenAt: z.number().nullable().default(null)
})

export type Client = Readonly<z.infer<typeof clientSchema>>
