import type { IncomingHttpHeaders } from 'node:http'
import type { Client } from '../sessions/client.ts'

/** What one HTTP request on the endpoint brings to the calls in it. */
export interface Exchange {
  readonly sessionId: string
  /** Null: anonymous. */
  readonly client: Client | null
  readonly pathSlug: string | null
  readonly headerSlug: string | null
  /** The toolsets that the request, else the one that opened its session, asks for; null: all. */
  readonly toolsets: string | null
  readonly headers: IncomingHttpHeaders
  /** Secret values that its headers brought; they must not be kept anywhere. */
  readonly secrets: readonly string[]
}
