import { LiveCall } from './live-call.ts'
import { redact, redactedJson, redactHeaders, redactText } from './redaction.ts'
import type { CallProfile, CallStatus, RecordedSplunkRequest, ToolCallRow } from './tool-call.ts'

const mostBytesOfOne = 4 * 1024 * 1024
const mostBytesOfArguments = 64 * 1024

export interface CallStart {
  readonly sessionId: string
  readonly client: string
  readonly tool: string
  /** Another server's name for the tool, where the client called it by that. */
  readonly calledAs?: string | null
  readonly arguments: unknown
  readonly protocolVersion: string | null
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** Values that must not be kept anywhere. */
  readonly secrets: readonly string[]
  cancel(): void
}

export interface CallEnd {
  readonly status: Exclude<CallStatus, 'running' | 'waiting'>
  readonly result: unknown
  readonly error: {
    readonly code: string
    readonly message: string
    readonly hint: string | null
  } | null
  readonly rows: number | null
}

/** The record of one running call; what it is told is redacted before it is kept. */
export interface Recording {
  readonly id: string
  profile(profile: CallProfile): void
  /** A value that must not be kept anywhere from now on. */
  hide(secret: string): void
  progress(share: number | null, text: string): void
  /** Whether the call waits for a person, so that nothing of it runs. */
  waiting(waits: boolean): void
  splunkRequest(request: RecordedSplunkRequest): void
  end(end: CallEnd): void
}

/** A call that begins now. */
export function newCall(id: string, kept: boolean, start: CallStart): LiveCall {
  const { secrets } = start
  const args = redact(start.arguments ?? {}, secrets)
  const row: ToolCallRow = {
    kind: 'call',
    id,
    startedAt: Date.now(),
    ms: null,
    splunkMs: null,
    sessionId: start.sessionId,
    client: start.client,
    origin: 'client',
    profile: null,
    tool: start.tool,
    summary: summaryOf(args),
    status: 'running',
    progress: null,
    progressText: null,
    rows: null,
    bytes: null,
    error: null,
    sid: null,
    indexes: [],
    pinned: false,
    note: null,
    colour: null,
    kept
  }
  return new LiveCall(row, {
    calledAs: start.calledAs ?? null,
    arguments: bounded(JSON.stringify(args), mostBytesOfArguments).text,
    trace: {
      errorCode: null,
      errorHint: null,
      splunkRequests: [],
      jobs: [],
      exchange: {
        method: 'POST',
        path: '/mcp',
        status: null,
        startedAt: row.startedAt,
        ms: null,
        protocolVersion: start.protocolVersion,
        requestHeaders: redactHeaders(start.headers, secrets),
        responseHeaders: {},
        requestBytes: 0,
        responseBytes: 0
      },
      messages: []
    },
    cancel: () => start.cancel()
  })
}

/** What a call is told; `changed` after each change of its row. */
export function recordingOf(
  call: LiveCall,
  known: readonly string[],
  changed: () => void
): Recording {
  let secrets = known
  const began = performance.now()
  const change = (changes: Partial<ToolCallRow>) => {
    call.row = { ...call.row, ...changes }
    changed()
  }
  return {
    id: call.row.id,
    profile: (profile) => change({ profile }),
    hide: (secret) => {
      secrets = [...secrets, secret]
    },
    progress: (progress, text) => change({ progress, progressText: redactText(text, secrets) }),
    waiting: (waits) =>
      change({ status: waits ? 'waiting' : 'running', progress: null, progressText: null }),
    splunkRequest: (request) => {
      const error = request.error && redactText(request.error, secrets)
      const splunkRequests = [...call.trace.splunkRequests, { ...request, error }].slice(-200)
      call.trace = { ...call.trace, splunkRequests }
      change({})
    },
    end: ({ status, result, error, rows }) => {
      const { text, bytes } = bounded(redactedJson(result, secrets), mostBytesOfOne)
      call.result = text
      call.trace = {
        ...call.trace,
        errorCode: error && error.code,
        errorHint: error?.hint == null ? null : redactText(error.hint, secrets)
      }
      change({
        status,
        ms: performance.now() - began,
        progress: null,
        progressText: null,
        rows,
        bytes,
        error: error && redactText(error.message, secrets)
      })
    }
  }
}

function summaryOf(args: unknown): string {
  if (typeof args !== 'object' || args === null) return ''
  const entries: [string, unknown][] = Object.entries(args)
  const query = entries.find(([name]) => name === 'query')?.[1]
  const text =
    typeof query === 'string'
      ? query
      : entries.map(([k, v]) => `${k}=${JSON.stringify(v)}`).join(' ')
  return text.slice(0, 500)
}

function bounded(text: string, most: number): { text: string; bytes: number } {
  const bytes = Buffer.byteLength(text)
  if (bytes <= most) return { text, bytes }
  const notKept = `These ${bytes} bytes are more than the inspector keeps.`
  return { text: JSON.stringify({ notKept }), bytes }
}
