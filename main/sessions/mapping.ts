import { z } from 'zod'

export const mappingMatches = ['exact', 'prefix'] as const

/** The X-Session-ID, or what it begins with. */
export const mappedTextSchema = z
  .string()
  .trim()
  .min(1, 'Enter the X-Session-ID that the client sends.')
  .max(256)

/** The user's rule: sessions with this X-Session-ID, or with one that begins so, use that profile. */
export const mappingSchema = z.object({
  id: z.string().min(1),
  match: z.enum(mappingMatches).default('exact'),
  xSessionId: mappedTextSchema,
  profileId: z.string().min(1)
})

export type Mapping = Readonly<z.infer<typeof mappingSchema>>

/** What of a rule decides for which sessions it is. */
export type Pattern = Pick<Mapping, 'match' | 'xSessionId'>

/** The first rule that names this X-Session-ID decides. */
export function firstMatch(mappings: readonly Mapping[], xSessionId: string): Mapping | undefined {
  return mappings.find(({ match, xSessionId: text }) =>
    match === 'exact' ? xSessionId === text : xSessionId.startsWith(text)
  )
}

/** Whether every X-Session-ID of `later` is one of `earlier`, so that `later` behind it never decides. */
export function covers(earlier: Pattern, later: Pattern): boolean {
  return earlier.match === 'prefix'
    ? later.xSessionId.startsWith(earlier.xSessionId)
    : later.match === 'exact' && later.xSessionId === earlier.xSessionId
}
