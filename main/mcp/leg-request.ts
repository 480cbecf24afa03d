import type { IncomingHttpHeaders } from 'node:http'

const accepted = 'application/json, text/event-stream'

/**
 * The request as the SDK's transport reads it. The transport looks only at method, url,
 * `headers.get` and `headers.entries`; a whole `Request` would cost more than the rest of a call.
 * `Accept` and the session's id are ours: both were judged before.
 */
export function legRequest(
  method: string,
  headers: IncomingHttpHeaders,
  sessionId: string | null
): Request {
  const own: Readonly<Record<string, string | undefined>> = {
    accept: accepted,
    'content-type': 'application/json',
    'mcp-session-id': sessionId ?? undefined
  }
  const get = (name: string): string | null => {
    const lower = name.toLowerCase()
    const value = Object.hasOwn(own, lower) ? own[lower] : headers[lower]
    return (typeof value === 'string' ? value : value?.join(', ')) ?? null
  }
  const seen = { method, url: 'http://127.0.0.1/mcp', headers: { get, entries: () => [] } }
  return seen as unknown as Request
}
