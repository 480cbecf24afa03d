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

interface Ended extends CallEnd {
  readonly ms: number
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
  readonly #id: string
  readonly #kept: boolean
  readonly #startedAt: number
  #profile: CallProfile | null = null
  #status: CallStatus = 'running'
  #progress: number | null = null
  #progressText: string | null = null
  /** As long as nothing more becomes secret: arguments can be large, and a row is shown often. */
  #summary: string | null = null
  #indexes: readonly string[] = []
  #end: Ended | null = null
  #completed = false
  #final: Written | null = null

  /** `changed`: is told of each change, the last one when its answer has left. */
  constructor(
    id: string,
    kept: boolean,
    start: CallStart,
    changed: (recording: CallRecording) => void
  ) {
    this.#id = id
    this.#kept = kept
    this.#start = start
    this.#changed = changed
    if (start.request !== null) start.request.claimed = true
    this.#startedAt = start.request?.startedAt ?? Date.now()
  }

  get id(): string {
    return this.#id
  }

  get row(): ToolCallRow {
    return this.#written()?.row ?? this.#rowNow(null, null)
  }

  /** Asks the call to stop. */
  cancel(): void {
    if (this.#end === null) this.#start.cancel()
  }

  profile(profile: CallProfile): void {
    this.#profile = profile
    this.#tell()
  }

  hide(secret: string): void {
    if (!this.#start.redactor.hide(secret)) return
    this.#summary = null
    this.#tell()
  }

  progress(progress: number | null, text: string): void {
    this.#progress = progress
    this.#progressText = text
    this.#tell()
  }

  waiting(waits: boolean): void {
    this.#wait.set(waits)
    this.#status = waits ? 'waiting' : 'running'
    this.#progress = null
    this.#progressText = null
    this.#tell()
  }

  splunkRequest(request: SplunkRequestMade): void {
    if (this.#completed) return
    this.#splunk.request(request)
    this.#tell()
  }

  job(job: SeenJob): void {
    if (this.#completed) return
    if (this.#splunk.job(job)) this.#tell()
  }

  reads(indexes: readonly string[]): void {
    const all = [...new Set([...this.#indexes, ...indexes])].slice(0, mostIndexes)
    if (all.length === this.#indexes.length) return
    this.#indexes = all
    this.#tell()
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
    const { result } = this.#end
    const json = result === null ? null : bounded(this.#start.redactor.json(result), mostResult)
    this.#final = {
      row: this.#rowNow(this.#end, json?.bytes ?? null),
      arguments: this.#argumentsNow(),
      result: json?.text ?? null
    }
    return this.#final
  }

  #rowNow(end: Ended | null, bytes: number | null): ToolCallRow {
    const { kind, sessionId, client, origin, tool, arguments: args, redactor } = this.#start
    const { sid, ms: splunkMs } = this.#splunk
    if (end !== null || this.#summary === null) this.#summary = summaryOf(args, redactor)
    const progressText = end === null ? this.#progressText : null
    return {
      kind,
      id: this.#id,
      startedAt: this.#startedAt,
      ms: end?.ms ?? null,
      splunkMs,
      sessionId,
      client: redactor.name(client),
      origin,
      profile: this.#profile,
      tool: redactor.name(tool),
      summary: this.#summary,
      status: end?.status ?? this.#status,
      progress: end === null ? this.#progress : null,
      progressText: progressText === null ? null : redactor.sentence(progressText),
      rows: end?.rows ?? null,
      bytes,
      error: end?.error ? redactor.sentence(end.error.message) : null,
      sid: sid === null ? null : redactor.name(sid),
      indexes: this.#indexes.map((index) => redactor.name(index)),
      pinned: false,
      note: null,
      colour: null,
      kept: this.#kept
    }
  }

  #tell(): void {
    if (!this.#completed) this.#changed(this)
  }
}
