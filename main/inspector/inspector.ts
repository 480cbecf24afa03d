import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { redact, redactHeaders, redactText } from './redaction.ts'
import type {
  CallProfile,
  CallStatus,
  RecordedSplunkRequest,
  ToolCall,
  ToolCallRow
} from './tool-call.ts'

/** How many calls are kept, and how many bytes of their bodies. */
const mostCalls = 10_000
const mostBytes = 128 * 1024 * 1024
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
  readonly status: Exclude<CallStatus, 'running'>
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
  splunkRequest(request: RecordedSplunkRequest): void
  end(end: CallEnd): void
}

interface Kept {
  call: ToolCall
  cancel: (() => void) | null
}

/** Owns the record of every tool call. In memory, bounded; the oldest goes first and is counted. */
export class Inspector {
  readonly #calls = new Map<string, Kept>()
  readonly #events = new EventEmitter<{ recorded: [ToolCallRow]; cleared: [] }>()
  #bytes = 0
  #dropped = 0

  get dropped(): number {
    return this.#dropped
  }

  /** Newest first. */
  list(): readonly ToolCallRow[] {
    return [...this.#calls.values()].reverse().map(({ call }) => rowOf(call))
  }

  get(id: string): ToolCall | undefined {
    return this.#calls.get(id)?.call
  }

  /** Calls of each client's or session's name, counted by the caller's key. */
  begin(start: CallStart): Recording {
    let secrets = start.secrets
    const id = randomUUID()
    const { kept: args } = bounded(redact(start.arguments ?? {}, secrets), mostBytesOfArguments)
    const began = performance.now()
    this.#put(id, {
      cancel: () => start.cancel(),
      call: {
        id,
        startedAt: Date.now(),
        ms: null,
        sessionId: start.sessionId,
        client: start.client,
        profile: null,
        tool: start.tool,
        summary: summaryOf(args),
        status: 'running',
        progress: null,
        progressText: null,
        rows: null,
        bytes: null,
        error: null,
        calledAs: start.calledAs ?? null,
        arguments: args,
        result: null,
        errorCode: null,
        errorHint: null,
        splunkRequests: [],
        protocolVersion: start.protocolVersion,
        requestHeaders: redactHeaders(start.headers, secrets)
      }
    })
    const change = (changes: (call: ToolCall) => Partial<ToolCall>) => {
      const kept = this.#calls.get(id)
      if (kept === undefined) return
      kept.call = { ...kept.call, ...changes(kept.call) }
      this.#events.emit('recorded', kept.call)
    }
    return {
      id,
      profile: (profile) => change(() => ({ profile })),
      hide: (secret) => {
        secrets = [...secrets, secret]
      },
      progress: (progress, text) =>
        change(() => ({ progress, progressText: redactText(text, secrets) })),
      splunkRequest: (request) =>
        change((call) => ({
          splunkRequests: [
            ...call.splunkRequests,
            { ...request, error: request.error && redactText(request.error, secrets) }
          ].slice(-200)
        })),
      end: ({ status, result, error, rows }) => {
        const { kept, bytes } = bounded(redact(result, secrets), mostBytesOfOne)
        const entry = this.#calls.get(id)
        if (entry !== undefined) entry.cancel = null
        this.#bytes += Math.min(bytes, mostBytesOfOne)
        change(() => ({
          status,
          ms: performance.now() - began,
          progress: null,
          progressText: null,
          result: kept,
          rows,
          bytes,
          error: error && redactText(error.message, secrets),
          errorCode: error && error.code,
          errorHint: error && error.hint
        }))
        this.#trim()
      }
    }
  }

  /** Asks a running call to stop; does nothing for one that has ended. */
  cancel(id: string): void {
    this.#calls.get(id)?.cancel?.()
  }

  /** Forgets every call that has ended. */
  clear(): void {
    for (const [id, { call }] of this.#calls) if (call.status !== 'running') this.#calls.delete(id)
    this.#bytes = 0
    this.#dropped = 0
    this.#events.emit('cleared')
  }

  onRecorded(listener: (row: ToolCallRow) => void): () => void {
    this.#events.on('recorded', listener)
    return () => this.#events.off('recorded', listener)
  }

  onCleared(listener: () => void): () => void {
    this.#events.on('cleared', listener)
    return () => this.#events.off('cleared', listener)
  }

  #put(id: string, kept: Kept): void {
    this.#calls.set(id, kept)
    this.#events.emit('recorded', kept.call)
    this.#trim()
  }

  #trim(): void {
    for (const [id, { call }] of this.#calls) {
      if (this.#calls.size <= mostCalls && this.#bytes <= mostBytes) return
      if (call.status === 'running') continue
      this.#calls.delete(id)
      this.#bytes -= Math.min(call.bytes ?? 0, mostBytesOfOne)
      this.#dropped += 1
    }
  }
}

/** The columns of the list, without the bodies. */
export function rowOf(call: ToolCallRow): ToolCallRow {
  const { id, startedAt, ms, sessionId, client, profile, tool, summary, status } = call
  const { progress, progressText, rows, bytes, error } = call
  return {
    id,
    startedAt,
    ms,
    sessionId,
    client,
    profile,
    tool,
    summary,
    status,
    progress,
    progressText,
    rows,
    bytes,
    error
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

function bounded(body: unknown, most: number): { kept: unknown; bytes: number } {
  const bytes = Buffer.byteLength(JSON.stringify(body ?? null))
  return bytes <= most
    ? { kept: body, bytes }
    : { kept: { notKept: `These ${bytes} bytes are more than the inspector keeps.` }, bytes }
}
