import { z } from 'zod'

/** The user's rule: sessions with this X-Session-ID use that profile. */
export const mappingSchema = z.object({
  id: z.string().min(1),
  xSessionId: z.string().trim().min(1, 'Enter the X-Session-ID that the client sends.').max(256),
  profileId: z.string().min(1)
})

export type Mapping = Readonly<z.infer<typeof mappingSchema>>
