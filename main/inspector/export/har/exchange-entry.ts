import { rpcRequestOf } from '../../rpc-request.ts'
import type { RecordedMessage, ToolCall } from '../../tool-call.ts'
import { harEntry, type HarEntry } from './entry.ts'

/** The HTTP request that brought a call. */
export function exchangeEntry(call: ToolCall): HarEntry {
  const { exchange } = call
  const startedAt = exchange?.startedAt ?? call.startedAt
  const total = exchange?.ms ?? call.ms ?? 0
  const first = call.messages.find(({ from }) => from === 'server')?.at
  const wait = Math.min(Math.max((first ?? startedAt + total) - startedAt, 0), total)
  const asked = call.messages.find(({ from, via }) => from === 'client' && via === 'body')
  const mimeType = exchange?.responseHeaders['content-type'] ?? 'application/json'
  return {
    ...harEntry({
      method: exchange?.method ?? 'POST',
      url: `http://${exchange?.requestHeaders['host'] ?? '127.0.0.1'}${exchange?.path ?? '/mcp'}`,
      requestHeaders: exchange?.requestHeaders ?? {},
      requestBytes: exchange?.requestBytes ?? -1,
      posted: { mimeType: 'application/json', text: asked?.text ?? requestOf(call) },
      status: exchange?.status ?? null,
      responseHeaders: exchange?.responseHeaders ?? {},
      responseBytes: exchange?.responseBytes ?? call.bytes ?? 0,
      mimeType,
      text: answerOf(call, asked, mimeType),
      startedAt,
      wait,
      receive: total - wait
    }),
    ...(exchange === null
      ? { comment: 'Called in the window: no HTTP request brought this call.' }
      : {}),
    _mcp: {
      callId: call.id,
      kind: call.kind,
      tool: call.tool,
      client: call.client,
      sessionId: call.sessionId,
      origin: call.origin,
      protocolVersion: exchange?.protocolVersion ?? null,
      status: call.status,
      rows: call.rows,
      error: call.error,
      errorCode: call.errorCode,
      errorHint: call.errorHint,
      summary: call.summary,
      profile: call.profile?.name ?? null,
      note: call.note,
      jobs: call.jobs
    }
  }
}

const requestOf = (call: ToolCall) => JSON.stringify({ jsonrpc: '2.0', ...rpcRequestOf(call) })

function answerOf(
  call: ToolCall,
  asked: RecordedMessage | undefined,
  mimeType: string
): string | null {
  const answers = call.messages.filter(({ from }) => from === 'server')
  const result = `{"jsonrpc":"2.0","id":${idOf(asked)},"result":${call.result ?? 'null'}}`
  const texts = answers.map(({ text }) => text ?? result)
  if (texts.length === 0) return call.result === null ? null : result
  return mimeType.startsWith('text/event-stream')
    ? texts.map((text) => `data: ${text}\n\n`).join('')
    : texts.join('\n')
}

function idOf(asked: RecordedMessage | undefined): string {
  const id = /"id"\s*:\s*(-?\d+|"(?:[^"\\]|\\.)*")/.exec(asked?.text ?? '')
  return id?.[1] ?? 'null'
}
