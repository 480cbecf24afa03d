import type { RecordedSplunkRequest, ToolCall } from '../../tool-call.ts'
import { harEntry, type HarEntry } from './entry.ts'

/** A request to splunkd that a call caused. Its answer is not kept, but for what became of it. */
export function splunkEntry(call: ToolCall, request: RecordedSplunkRequest): HarEntry {
  const { method, path, status, startedAt, ms, bytes, body, sid, error } = request
  return {
    ...harEntry({
      method,
      url: `https://${call.profile?.host ?? 'splunk.invalid'}${path}`,
      requestHeaders: {},
      requestBytes: body === null ? 0 : Buffer.byteLength(body),
      posted: body === null ? null : { mimeType: 'application/x-www-form-urlencoded', text: body },
      status,
      responseHeaders: {},
      responseBytes: bytes,
      mimeType: 'application/json',
      text: null,
      startedAt,
      wait: ms,
      receive: 0
    }),
    ...(error === null ? {} : { comment: error }),
    _splunk: { callId: call.id, sid, profile: call.profile?.name ?? null, error }
  }
}
