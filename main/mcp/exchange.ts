import type { IncomingHttpHeaders } from 'node:http'
import type { Client } from '../sessions/client.ts'
import type { Envelope } from './envelope.ts'

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
  /** What its request says of the client; null up to revision 2025-11-25, where the session knows. */
  readonly envelope: Envelope | null
  /** Secret values that its headers brought; they must not be kept anywhere. */
  readonly secrets: readonly string[]
}
