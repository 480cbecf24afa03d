import { z } from 'zod'
import { rejections } from './rejection.ts'

const mostInitialize = 64 * 1024
const idSchema = z.union([z.string(), z.number()])
const requestSchema = z.object({ id: idSchema, method: z.string() })
const initializeSchema = z.object({
  id: idSchema,
  method: z.literal('initialize'),
  params: z.record(z.string(), z.unknown())
})
const cancelledSchema = z.object({
  method: z.literal('notifications/cancelled'),
  params: z.object({ requestId: idSchema })
})

/** The params when a body is an `initialize` request. Throws `Rejection` when they are too large to remember. */
export function handshakeOf(body: unknown): Readonly<Record<string, unknown>> | undefined {
  const params = initializeSchema.safeParse(body).data?.params
  if (params !== undefined && JSON.stringify(params).length > mostInitialize) {
    throw rejections.initializeTooLarge()
  }
  return params
}

/** The ids of the JSON-RPC requests in a body, which may be a batch. */
export function idsOf(body: unknown): readonly (string | number)[] {
  return messagesOf(body).flatMap((message) => requestSchema.safeParse(message).data?.id ?? [])
}

/** The ids of the requests that a body cancels. */
export function cancelledIdsOf(body: unknown): readonly (string | number)[] {
  return messagesOf(body).flatMap(
    (message) => cancelledSchema.safeParse(message).data?.params.requestId ?? []
  )
}

function messagesOf(body: unknown): readonly unknown[] {
  return Array.isArray(body) ? body : [body]
}
