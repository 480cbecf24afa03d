import { z } from 'zod'
import { clientEnvelopeSchema } from '../sessions/session.ts'

const prefix = 'io.modelcontextprotocol/'
const keys = {
  protocolVersion: `${prefix}protocolVersion`,
  clientInfo: `${prefix}clientInfo`,
  capabilities: `${prefix}clientCapabilities`,
  logLevel: `${prefix}logLevel`
} as const

export const metaKeys = {
  ...keys,
  serverInfo: `${prefix}serverInfo`,
  subscriptionId: `${prefix}subscriptionId`
} as const

const envelopeSchema = clientEnvelopeSchema.extend({
  capabilities: z.record(z.string(), z.unknown()).default({}),
  /** Log messages of this level and above go to the client; null: none at all. */
  logLevel: z.string().nullable().default(null)
})

/**
 * What a client of revision 2026-07-28 says of itself with every request, for want of a handshake:
 * https://modelcontextprotocol.io/specification/2026-07-28/basic
 */
export type Envelope = Readonly<z.infer<typeof envelopeSchema>>

/** The envelope in the params of a request that has one. Throws where it is malformed. */
export function envelopeOf(params: unknown): Envelope {
  const meta = memberOf(params, '_meta')
  return envelopeSchema.parse({
    protocolVersion: memberOf(meta, keys.protocolVersion),
    clientInfo: memberOf(meta, keys.clientInfo) ?? null,
    capabilities: memberOf(meta, keys.capabilities),
    logLevel: memberOf(meta, keys.logLevel)
  })
}

/** Whether params say which revision they are of, which only those of revision 2026-07-28 do. */
export function hasEnvelope(params: unknown): boolean {
  const meta = memberOf(params, '_meta')
  return typeof meta === 'object' && meta !== null && keys.protocolVersion in meta
}

// Every request of every call passes here: a schema would cost more than the question.
function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}
