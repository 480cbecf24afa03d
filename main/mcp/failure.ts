import { z } from 'zod'

/** What a client is told when something could not be done. */
export interface Failure {
  readonly code: string
  readonly message: string
  readonly hint: string | null
}

const knownSchema = z.object({ code: z.string(), hint: z.string().nullish() })

/** Any error that was thrown, as the client is told; `aborted`: because the call was cancelled. */
export function failureOf(error: unknown, aborted: boolean): Failure {
  const message = error instanceof Error ? error.message : String(error)
  const known = knownSchema.safeParse(error)
  if (known.success) return { code: known.data.code, message, hint: known.data.hint ?? null }
  return aborted
    ? { code: 'cancelled', message: cancelledBy(error) ?? message, hint: null }
    : { code: 'failed', message, hint: null }
}

/**
 * Where a client cancels, the SDK aborts with its reason. Where it gives none, with the platform's error, as where
 * the connection ends.
 */
function cancelledBy(reason: unknown): string | null {
  if (reason instanceof DOMException) return 'The call was cancelled; no reason was given.'
  if (typeof reason !== 'string') return null
  const said = reason.trim()
  return said === '' ? 'The client cancelled the call.' : `The client cancelled the call: ${said}`
}
