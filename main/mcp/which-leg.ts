import {
  classifyInboundRequest,
  type InboundHttpRequest,
  UnsupportedProtocolVersionError
} from '@modelcontextprotocol/server'
import type { IncomingHttpHeaders } from 'node:http'
import { type Envelope, envelopeOf, hasEnvelope } from './envelope.ts'
import { headerProblem } from './standard-headers.ts'

export const modernRevision = '2026-07-28'
const headerMismatch = -32020

export type RequestId = string | number

/** A request of revision 2026-07-28, with its envelope read. */
export interface ModernRequest {
  readonly kind: 'request'
  readonly id: RequestId
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
  readonly envelope: Envelope
}

/** A POST of that revision. A notification asks for nothing there, and nothing follows from it. */
export type ModernPost =
  | ModernRequest
  | { readonly kind: 'notification' }
  | {
      readonly kind: 'refused'
      readonly status: number
      readonly id: RequestId | null
      readonly error: { readonly code: number; readonly message: string; readonly data?: unknown }
    }

/** The body of a POST if it speaks revision 2026-07-28; null where it speaks an older one. */
export function modernPostOf(headers: IncomingHttpHeaders, body: unknown): ModernPost | null {
  if (!claimsModern(headers, body)) return null
  const outcome = classifyInboundRequest(inbound(headers, body))
  if (outcome.kind === 'legacy') return null
  if (outcome.kind === 'reject') {
    const { httpStatus, code, message, data } = outcome
    const error = data === undefined ? { code, message } : { code, message, data }
    return { kind: 'refused', status: httpStatus, id: idOf(body), error }
  }
  const refused = (error: { code: number; message: string; data?: unknown }) => {
    const { code, message, data } = error
    return { kind: 'refused', status: 400, id: idOf(body), error: { code, message, data } } as const
  }
  const { message, messageKind, classification } = outcome
  const requested = classification.revision ?? 'unknown'
  if (requested !== modernRevision) {
    return refused(new UnsupportedProtocolVersionError({ supported: [modernRevision], requested }))
  }
  if (messageKind === 'notification') return { kind: 'notification' }
  const { id, method, params = {} } = message
  const problem = headerProblem(method, params, headers)
  if (problem !== null) return refused({ code: headerMismatch, message: problem })
  return { kind: 'request', id, method, params, envelope: envelopeOf(params) }
}

// The classifier parses each message several times, which sessions need not pay for.
function claimsModern(headers: IncomingHttpHeaders, body: unknown): boolean {
  const version = headers['mcp-protocol-version']
  if (typeof version === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(version)) {
    if (version >= modernRevision) return true
  }
  const messages: readonly unknown[] = Array.isArray(body) ? body : [body]
  return messages.some(
    (message) =>
      typeof message === 'object' &&
      message !== null &&
      'params' in message &&
      hasEnvelope(message.params)
  )
}

function inbound(headers: IncomingHttpHeaders, body: unknown): InboundHttpRequest {
  const version = headers['mcp-protocol-version']?.toString()
  const method = headers['mcp-method']?.toString()
  const name = headers['mcp-name']?.toString()
  return {
    httpMethod: 'POST',
    body,
    ...(version === undefined ? {} : { protocolVersionHeader: version }),
    ...(method === undefined ? {} : { mcpMethodHeader: method }),
    ...(name === undefined ? {} : { mcpNameHeader: name })
  }
}

function idOf(body: unknown): RequestId | null {
  if (typeof body !== 'object' || body === null || !('method' in body) || !('id' in body))
    return null
  const { id } = body
  return typeof id === 'string' || typeof id === 'number' ? id : null
}
