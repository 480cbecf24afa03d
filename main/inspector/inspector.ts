import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { type KeptCall, toolCallOf } from './kept-call.ts'
import { Marks } from './marks.ts'
import { redact, redactedJson, redactHeaders, redactText } from './redaction.ts'
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

/** Owns the record of every tool call. In memory, bounded; the oldest goes first and is counted. */
export class Inspector {
  readonly marks = new Marks()
  readonly #calls = new Map<string, KeptCall>()
  readonly #start = randomUUID()
  #count = 0
  readonly #events = new EventEmitter<{ recorded: [ToolCallRow]; cleared: [] }>()
  #bytes = 0
  #dropped = 0

  get dropped(): number {
    return this.#dropped
  }

  /** Newest first. */
  list(): readonly ToolCallRow[] {
    return [...this.#calls.values()].reverse().map(({ row }) => row)
  }

  get(id: string): ToolCall | undefined {
    const kept = this.#calls.get(id)
    return kept && toolCallOf(kept)
  }

  /** Begins the record of a call; the answered object is told how it goes on. */
  begin(start: CallStart): Recording {
    let secrets = start.secrets
    this.#count += 1
    const id = `${this.#start}-${this.#count}`
    const args = redact(start.arguments ?? {}, secrets)
    const began = performance.now()
    const kept: KeptCall = {
      cancel: () => start.cancel(),
      row: {
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
        error: null
      },
      calledAs: start.calledAs ?? null,
      protocolVersion: start.protocolVersion,
      requestHeaders: JSON.stringify(redactHeaders(start.headers, secrets)),
      arguments: bounded(JSON.stringify(args), mostBytesOfArguments).text,
      result: 'null',
      errorCode: null,
      errorHint: null,
      splunkRequests: []
    }
    const change = (changes: Partial<ToolCallRow>) => {
      kept.row = { ...kept.row, ...changes }
      if (this.#calls.has(id)) this.#events.emit('recorded', kept.row)
    }
    this.#calls.set(id, kept)
    this.#events.emit('recorded', kept.row)
    this.#trim()
    return {
      id,
      profile: (profile) => change({ profile }),
      hide: (secret) => {
        secrets = [...secrets, secret]
      },
      progress: (progress, text) => change({ progress, progressText: redactText(text, secrets) }),
      waiting: (waits) =>
        change({ status: waits ? 'waiting' : 'running', progress: null, progressText: null }),
      splunkRequest: (request) => {
        const error = request.error && redactText(request.error, secrets)
        kept.splunkRequests = [...kept.splunkRequests, { ...request, error }].slice(-200)
        change({})
      },
      end: ({ status, result, error, rows }) => {
        const { text, bytes } = bounded(redactedJson(result, secrets), mostBytesOfOne)
        kept.cancel = null
        kept.result = text
        kept.errorCode = error && error.code
        kept.errorHint = error?.hint == null ? null : redactText(error.hint, secrets)
        this.#bytes += Math.min(bytes, mostBytesOfOne)
        change({
          status,
          ms: performance.now() - began,
          progress: null,
          progressText: null,
          rows,
          bytes,
          error: error && redactText(error.message, secrets)
        })
        this.#trim()
      }
    }
  }

  /** Asks a running call to stop; does nothing for one that has ended. */
  cancel(id: string): void {
    this.#calls.get(id)?.cancel?.()
  }

  /** Forgets every mark, and every call that has ended. */
  clear(): void {
    this.marks.clear()
    for (const [id, { row }] of this.#calls) if (row.ms !== null) this.#calls.delete(id)
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

  // A hundred at once, because a Map walks over the gaps that its first entries left behind.
  #trim(): void {
    if (this.#calls.size <= mostCalls + 100 && this.#bytes <= mostBytes) return
    for (const [id, { row }] of this.#calls) {
      if (this.#calls.size <= mostCalls && this.#bytes <= mostBytes) return
      if (row.ms === null) continue
      this.#calls.delete(id)
      this.#bytes -= Math.min(row.bytes ?? 0, mostBytesOfOne)
      this.#dropped += 1
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
