import type { IncomingHttpHeaders } from 'node:http'
import type { Client } from '../sessions/client.ts'
import type { Session } from '../sessions/session.ts'
import type { Arrival } from './arrival.ts'
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

/** What a request brings to the calls of its session. */
export function exchangeOf(session: Session, arrival: Arrival): Exchange {
  const { client, pathSlug, headerSlug, headers, secrets } = arrival
  const toolsets = arrival.toolsets ?? session.toolsets
  return {
    sessionId: session.id,
    client,
    pathSlug,
    headerSlug,
    toolsets,
    headers,
    envelope: null,
    secrets
  }
}

/** Whether a client takes an event stream for an answer. */
export function acceptsEvents({ headers }: Pick<Exchange, 'headers'>): boolean {
  return headers.accept?.toLowerCase().includes('text/event-stream') === true
}
