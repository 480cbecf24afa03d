import { z } from 'zod'

/** splunkd's JSON feed; every part but `entry` can be missing. */
export const feedOf = <Content extends z.ZodType>(content: Content) =>
  z.object({ entry: z.array(z.object({ name: z.string(), content })) })

/** The one entry that GET of an entity answers, with the feed's own note of what served it. */
export const entityOf = <Content extends z.ZodType>(content: Content) =>
  z
    .object({
      generator: z.object({ instance_type: z.string().optional() }).optional(),
      entry: z.tuple([z.object({ name: z.string(), content })])
    })
    .transform(({ generator, entry: [entry] }) => ({ ...entry, generator }))

/** Numbers come as numbers or as text, by endpoint and version. */
export const numeric = z.union([z.number(), z.string().regex(/^-?\d/)]).transform(Number)

/** Booleans come as booleans, 0 and 1, or as text. */
export const flag = z
  .union([z.boolean(), z.number(), z.string()])
  .transform((value) => value === true || /^(?:1|true)$/i.test(String(value)))

export const optionalNumber = numeric.nullable().catch(null).default(null)
export const optionalText = z
  .string()
  .transform((text) => (text === '' ? null : text))
  .nullable()
  .catch(null)
  .default(null)

/** A text that is JSON: splunkd has some within its own. */
export const jsonText = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((json, context): unknown => {
      try {
        return JSON.parse(json === '' ? '{}' : json)
      } catch {
        context.addIssue('not JSON')
        return z.NEVER
      }
    })
    .pipe(schema)
