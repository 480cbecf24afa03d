import { z } from 'zod'
import { rejections } from './rejection.ts'

const mostInitialize = 16 * 1024
const idSchema = z.union([z.string(), z.number()])
const initializeSchema = z.object({
  jsonrpc: z.literal('2.0'),
  id: idSchema,
  method: z.literal('initialize'),
  params: z.looseObject({
    protocolVersion: z.string(),
    capabilities: z.looseObject({}),
    clientInfo: z.looseObject({ name: z.string(), version: z.string() })
  })
})
const cancelledSchema = z.object({
  method: z.literal('notifications/cancelled'),
  params: z.object({ requestId: idSchema })
})

/** The params when a body is an `initialize` request. Throws `Rejection` when they are too large to remember. */
export function handshakeOf(body: unknown): Readonly<Record<string, unknown>> | undefined {
  if (methodOf(body) !== 'initialize') return undefined
  const parsed = initializeSchema.safeParse(body)
  if (!parsed.success) throw rejections.brokenInitialize()
  const { params } = parsed.data
  if (JSON.stringify(params).length > mostInitialize) {
    throw rejections.initializeTooLarge()
  }
  return params
}

/** The ids of the JSON-RPC requests in a body, which may be a batch. */
export function idsOf(body: unknown): readonly (string | number)[] {
  return messagesOf(body).flatMap((message) => {
    if (typeof message !== 'object' || message === null) return []
    if (!('method' in message) || !('id' in message)) return []
    return typeof message.id === 'string' || typeof message.id === 'number' ? message.id : []
  })
}

/** The ids of the requests that a body cancels. */
export function cancelledIdsOf(body: unknown): readonly (string | number)[] {
  return messagesOf(body).flatMap((message) =>
    methodOf(message) === 'notifications/cancelled'
      ? (cancelledSchema.safeParse(message).data?.params.requestId ?? [])
      : []
  )
}

// Every request of every call passes here: a failing parse costs more than the rest of the guard.
function methodOf(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'method' in message
    ? message.method
    : undefined
}

function messagesOf(body: unknown): readonly unknown[] {
  return Array.isArray(body) ? body : [body]
}
