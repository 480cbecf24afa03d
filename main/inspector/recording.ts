import { callEntry } from './call-entry.ts'
import { argumentsJson, bounded, summaryOf } from './call-texts.ts'
import type { Fed } from './history/feed.ts'
import type { CallEntry } from './history/messages.ts'
import type { Trace } from './history/stored-row.ts'
import type { Redactor } from './redactor.ts'
import type { RequestRecording } from './request-recording.ts'
import { StopWatch } from './stop-watch.ts'
import { type SeenJob, SplunkRecording, type SplunkRequestMade } from './splunk-recording.ts'
import {
  type CallProfile,
  type CallStatus,
  largeResult,
  type ToolCall,
  type ToolCallRow
} from './tool-call.ts'

export interface CallStart {
  readonly kind: ToolCallRow['kind']
  readonly sessionId: string
  readonly client: string
  readonly origin: ToolCallRow['origin']
  readonly tool: string
  /** Another server's name for the tool, where the client called it by that. */
  readonly calledAs: string | null
  readonly arguments: unknown
  readonly protocolVersion: string | null
  readonly redactor: Redactor
  /** The JSON-RPC request that it answers; null: no HTTP request brought it. */
  readonly request: RequestRecording | null
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

/** The record of one running call. */
export interface Recording {
  readonly id: string
  profile(profile: CallProfile): void
  /** A value that must not be kept anywhere from now on. */
  hide(secret: string): void
  progress(share: number | null, text: string): void
  /** Whether the call waits for a person, so that nothing of it runs. */
  waiting(waits: boolean): void
  splunkRequest(request: SplunkRequestMade): void
  job(job: SeenJob): void
  /** Indexes that its SPL names. */
  reads(indexes: readonly string[]): void
  end(end: CallEnd): void
}

/** What is written down once. */
interface Written {
  readonly row: ToolCallRow
  readonly arguments: string
  readonly result: string | null
}

const usualWeight = 2000
const mostIndexes = 50
const mostResult = 4 * 1024 * 1024

/**
 * Holds all that is told of one call as it came, for secrets may become known while it runs; what is
 * given out is redacted with all that are known by then.
 */
export class CallRecording implements Recording, Fed {
  readonly #start: CallStart
  readonly #changed: (recording: CallRecording) => void
  #told = false
  readonly #began = performance.now()
  readonly #splunk = new SplunkRecording()
  readonly #wait = new StopWatch()
  #row: ToolCallRow
  #progressText: string | null = null
  #indexes: readonly string[] = []
  #end: (CallEnd & { readonly ms: number }) | null = null
  #completed = false
  #final: Written | null = null

  /** `changed`: is told of each change, the last one when its answer has left. */
  constructor(
    id: string,
    kept: boolean,
    start: CallStart,
    changed: (recording: CallRecording) => void
  ) {
    this.#start = start
    this.#changed = changed
    if (start.request !== null) start.request.claimed = true
    this.#row = {
      kind: start.kind,
      id,
      startedAt: start.request?.startedAt ?? Date.now(),
      ms: null,
      splunkMs: null,
      sessionId: start.sessionId,
      client: start.redactor.name(start.client),
      origin: start.origin,
      profile: null,
      tool: start.redactor.name(start.tool),
      summary: summaryOf(start.arguments, start.redactor),
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
  }

  get id(): string {
    return this.#row.id
  }

  get row(): ToolCallRow {
    return this.#written()?.row ?? this.#row
  }

  /** Asks the call to stop. */
  cancel(): void {
    if (this.#end === null) this.#start.cancel()
  }

  profile(profile: CallProfile): void {
    this.#change({ profile })
  }

  hide(secret: string): void {
    const { redactor } = this.#start
    if (!redactor.hide(secret)) return
    const summary = summaryOf(this.#start.arguments, redactor)
    const progressText = this.#progressText === null ? null : redactor.sentence(this.#progressText)
    if (summary === this.#row.summary && progressText === this.#row.progressText) return
    this.#change({ summary, progressText })
  }

  progress(progress: number | null, text: string): void {
    this.#progressText = text
    this.#change({ progress, progressText: this.#start.redactor.sentence(text) })
  }

  waiting(waits: boolean): void {
    this.#wait.set(waits)
    this.#progressText = null
    this.#change({ status: waits ? 'waiting' : 'running', progress: null, progressText: null })
  }

  splunkRequest(request: SplunkRequestMade): void {
    if (this.#completed) return
    this.#splunk.request(request)
    this.#change({ sid: this.#sid(), splunkMs: this.#splunk.ms })
  }

  job(job: SeenJob): void {
    if (this.#completed) return
    if (this.#splunk.job(job)) this.#change({ sid: this.#sid() })
  }

  reads(indexes: readonly string[]): void {
    const all = [...new Set([...this.#indexes, ...indexes])].slice(0, mostIndexes)
    if (all.length === this.#indexes.length) return
    this.#indexes = all
    this.#change({ indexes: all.map((index) => this.#start.redactor.name(index)) })
  }

  end(end: CallEnd): void {
    if (this.#end !== null) return
    this.#end = { ...end, ms: performance.now() - this.#began }
    const { request } = this.#start
    if (request === null) this.#complete()
    else request.onDone(() => this.#complete())
  }

  /** Whether nothing of it changes any more. */
  get isEnded(): boolean {
    return this.#completed
  }

  /** About how many bytes its bodies are. */
  get weight(): number {
    const { requestBytes = 0, responseBytes = 0 } = this.#start.request?.exchange ?? {}
    return this.#completed ? usualWeight + requestBytes + responseBytes : 0
  }

  /** As JSON text, redacted, whatever its size; null where there is none. */
  get result(): string | null {
    return this.#written()?.result ?? null
  }

  /** As JSON text, redacted. */
  get arguments(): string {
    return this.#written()?.arguments ?? this.#argumentsNow()
  }

  get calledAs(): string | null {
    const { calledAs, redactor } = this.#start
    return calledAs === null ? null : redactor.name(calledAs)
  }

  /** As it goes to the history. */
  entry(withDetails: boolean): CallEntry {
    const phase = this.isEnded ? 'ended' : this.#told ? 'changed' : 'begun'
    this.#told = true
    return callEntry(this, phase, withDetails)
  }

  /** What there is beyond the row, the arguments and the result. */
  trace(): Trace {
    const { redactor, request } = this.#start
    const hint = this.#end?.error?.hint ?? null
    return {
      ...(this.#wait.ms > 0 && { waitedMs: this.#wait.ms }),
      errorCode: this.#end?.error?.code ?? null,
      errorHint: hint === null ? null : redactor.sentence(hint),
      splunkRequests: this.#splunk.requests(redactor),
      jobs: this.#splunk.jobs(redactor),
      exchange: request?.exchange.exchange() ?? null,
      messages: request?.messages(redactor) ?? []
    }
  }

  /** As it is now, redacted. */
  toolCall(): ToolCall {
    const { result, row } = this
    return {
      ...row,
      ...this.trace(),
      calledAs: this.calledAs,
      arguments: JSON.parse(this.arguments) as unknown,
      result: (row.bytes ?? 0) > largeResult ? null : result
    }
  }

  #sid(): string | null {
    const { sid } = this.#splunk
    return sid === null ? null : this.#start.redactor.name(sid)
  }

  #argumentsNow(): string {
    return argumentsJson(this.#start.arguments ?? {}, this.#start.redactor)
  }

  #complete(): void {
    if (this.#end === null || this.#completed) return
    this.#completed = true
    this.#changed(this)
  }

  // As late as possible: the answer has left by then, and more may be known to be secret.
  #written(): Written | null {
    if (!this.#completed || this.#end === null) return null
    if (this.#final !== null) return this.#final
    const { status, result, error, rows, ms } = this.#end
    const { redactor } = this.#start
    const json = result === null ? null : bounded(redactor.json(result), mostResult)
    const row: ToolCallRow = {
      ...this.#row,
      client: redactor.name(this.#start.client),
      tool: redactor.name(this.#start.tool),
      indexes: this.#indexes.map((index) => redactor.name(index)),
      summary: summaryOf(this.#start.arguments, redactor),
      status,
      ms,
      sid: this.#sid(),
      splunkMs: this.#splunk.ms,
      progress: null,
      progressText: null,
      rows,
      bytes: json?.bytes ?? null,
      error: error && redactor.sentence(error.message)
    }
    this.#final = { row, arguments: this.#argumentsNow(), result: json?.text ?? null }
    return this.#final
  }

  #change(changes: Partial<ToolCallRow>): void {
    if (this.#completed) return
    this.#row = { ...this.#row, ...changes }
    this.#changed(this)
  }
}
