import type { IncomingHttpHeaders } from 'node:http'
import type { ExchangeRecording } from '../inspector/exchange-recording.ts'
import type { Redactor } from '../inspector/redactor.ts'
import type { ToolCallRow } from '../inspector/tool-call.ts'
import type { Client } from '../sessions/client.ts'
import { callerName } from '../sessions/session-views.ts'
import { protocolVersionOf, type Session } from '../sessions/session.ts'
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
  /** Takes out what of it must not be kept anywhere. */
  readonly redactor: Redactor
  /** Null: no HTTP request, or one that is not to be recorded. */
  readonly recorded: ExchangeRecording | null
  /** Who asks. */
  readonly origin: ToolCallRow['origin']
}

/** What a request brings to the calls of its session. */
export function exchangeOf(
  session: Session,
  arrival: Arrival,
  envelope: Envelope | null = null
): Exchange {
  const { client, pathSlug, headerSlug, headers, recorded } = arrival
  const toolsets = arrival.toolsets ?? session.toolsets
  noteOwner(recorded, { ...session, envelope }, client)
  return {
    sessionId: session.id,
    client,
    pathSlug,
    headerSlug,
    toolsets,
    headers,
    envelope,
    redactor: recorded.redactor,
    recorded,
    origin: 'client'
  }
}

/** Notes whose request it is, for the record. */
export function noteOwner(
  recorded: ExchangeRecording,
  session: Session,
  client: Client | null
): void {
  recorded.owner = {
    sessionId: session.id,
    client: callerName(session, client),
    protocolVersion: protocolVersionOf(session)
  }
}

/** Whether a client takes an event stream for an answer. */
export function acceptsEvents({ headers }: Pick<Exchange, 'headers'>): boolean {
  return headers.accept?.toLowerCase().includes('text/event-stream') === true
}
