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
  return { code: aborted ? 'cancelled' : 'failed', message, hint: null }
}
