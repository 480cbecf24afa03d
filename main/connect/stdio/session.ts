import type { IncomingMessage } from 'node:http'

/** The client's session at the endpoint. */
export interface Session {
  readonly id: string
  readonly protocolVersion: string | null
}

/** What requests of the session carry. */
export function headersOf(session: Session | null): Readonly<Record<string, string>> {
  if (session === null) return {}
  return {
    'mcp-session-id': session.id,
    ...(session.protocolVersion === null ? {} : { 'mcp-protocol-version': session.protocolVersion })
  }
}

/** The session that the answer to initialize opens; null where the endpoint has none. */
export function sessionOf(
  response: IncomingMessage,
  protocolVersion: string | null
): Session | null {
  const id = response.headers['mcp-session-id']
  return typeof id === 'string' ? { id, protocolVersion } : null
}
