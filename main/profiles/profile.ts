import { z } from 'zod'
import { policySchema } from '../policy/policy.ts'

const host = z
  .string()
  .trim()
  .min(1, 'Enter the host name of the Splunk server.')
  .max(253)
  .regex(
    /^(?:[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])$/,
    'A host name has letters, digits, dots and dashes; an IPv6 address stands in brackets.'
  )

/** Where splunkd's management interface is. `basePath` is '' or starts with / and has no / at its end. */
export const addressSchema = z.object({
  scheme: z.enum(['https', 'http']),
  host,
  port: z.int().min(1).max(65535),
  basePath: z
    .string()
    .regex(/^(?:\/[A-Za-z0-9._~-]+)*$/, 'A path prefix looks like /splunkd/__raw.')
    .default('')
})

/** How the server's certificate is judged. `sha256`: 64 hex digits of the certificate's fingerprint. */
export const tlsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('verify') }),
  z.object({
    kind: z.literal('ca'),
    file: z.string().min(1, 'Choose the file of the CA certificate.')
  }),
  z.object({
    kind: z.literal('pin'),
    sha256: z.string().regex(/^[0-9a-f]{64}$/, 'A SHA-256 fingerprint has 64 hex digits.')
  }),
  z.object({ kind: z.literal('off') })
])

export const signInSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('password'), username: z.string().min(1, 'Enter the user name.') }),
  z.object({ kind: z.literal('token') })
])

export const slugSchema = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, 'A short name has a-z, 0-9 and -, at most 64.')

/** A named Splunk connection. Its secret is in the keychain under the profile's id, never here. */
export const profileSchema = z.object({
  id: z.string().min(1),
  /** What the user calls it; shown everywhere. */
  name: z.string().trim().min(1, 'Enter a name.').max(80),
  /** What a path, a header or a tool argument calls it. */
  slug: slugSchema,
  /** One of eight hues, 0 to 7. */
  colour: z.int().min(0).max(7),
  /** Marked wherever the profile's name stands. */
  production: z.boolean().default(false),
  address: addressSchema,
  signIn: signInSchema,
  tls: tlsSchema,
  /** The app that searches run in; null for the user's own default. */
  defaultApp: z.string().min(1).nullable().default(null),
  policy: policySchema,
  /** The demo profile follows the demo Splunk: its address and pin are set at each start. */
  origin: z.enum(['user', 'demo']).default('user')
})

export type Address = Readonly<z.infer<typeof addressSchema>>
export type Tls = Readonly<z.infer<typeof tlsSchema>>
export type SignIn = Readonly<z.infer<typeof signInSchema>>
export type Profile = Readonly<z.infer<typeof profileSchema>>

/**
 * A profile as the form sends it. Without `id` it is new. `secret` (password or token) is absent
 * when the stored one stays; it goes in and never comes out. `policy` is absent when it stays too.
 */
export const profileDraftSchema = profileSchema.omit({ id: true, origin: true }).extend({
  id: z.string().min(1).optional(),
  secret: z.string().min(1).optional(),
  policy: policySchema.optional()
})

export type ProfileDraft = Readonly<z.infer<typeof profileDraftSchema>>
