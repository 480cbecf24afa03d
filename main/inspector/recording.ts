import { argumentsOf, resultOf, summaryOf } from './call-texts.ts'
import type { CallEnd, CallStart, EndedCall, StartedCall } from './call-facts.ts'
import type { Fed } from './history/feed.ts'
import type { RawEntry } from './history/messages.ts'
import type { RawBodies, RawRow, RawTrace } from './raw-call.ts'
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
import { writtenBodies, writtenRow, writtenTrace } from './written-call.ts'

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

type Result = ReturnType<typeof resultOf>

const usualWeight = 2000
const mostIndexes = 50
/** Bytes of a request with arguments of which the summary is made here, since they may not be kept. */
const large = 32 * 1024

/**
 * Holds all that is told of one call as it came, for secrets may become known while it runs. What is
 * shown of it is redacted with all that are known by then; what goes to the history brings them along, for
 * the thread that keeps it takes them out.
 */
export class CallRecording implements Recording, Fed {
  readonly #start: StartedCall
  readonly #request: RequestRecording | null
  /** Null once it has ended. */
  #stop: CallStart['cancel'] | null
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
  #end: EndedCall | null = null
  #completed = false

  /** `changed`: is told of each change, the last one when its answer has left. */
  constructor(
    id: string,
    kept: boolean,
    start: CallStart,
    changed: (recording: CallRecording) => void
  ) {
    this.#id = id
    this.#kept = kept
    const { request, cancel, ...known } = start
    this.#start = known
    this.#request = request
    this.#stop = cancel
    this.#changed = changed
    if (request !== null) request.claimed = true
    this.#startedAt = request?.startedAt ?? Date.now()
  }

  get id(): string {
    return this.#id
  }

  /** As it is now, redacted. */
  get row(): ToolCallRow {
    return writtenRow(this.#row(this.#result(), false), null, this.#start.redactor)
  }

  /** Asks the call to stop. */
  cancel(): void {
    this.#stop?.()
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
    this.#stop = null
    if (this.#request === null) this.#complete()
    else this.#request.onDone(() => this.#complete())
  }

  /** Whether nothing of it changes any more. */
  get isEnded(): boolean {
    return this.#completed
  }

  /** About how many bytes its bodies are. */
  get weight(): number {
    const { requestBytes = 0, responseBytes = 0 } = this.#request?.exchange ?? {}
    return this.#completed ? usualWeight + requestBytes + responseBytes : 0
  }

  /** As it goes to the history. */
  entry(withDetails: boolean): RawEntry {
    const phase = this.isEnded ? 'ended' : this.#told ? 'changed' : 'begun'
    this.#told = true
    const isWhole = withDetails && phase === 'ended' && this.#kept
    const result = this.#result()
    return {
      kind: 'raw',
      phase,
      row: this.#row(result, isWhole),
      calledAs: this.#start.calledAs,
      trace: isWhole ? this.#trace() : null,
      bodies: isWhole ? this.#bodies(result) : null,
      redaction: this.#start.redactor.redaction
    }
  }

  /** As it is now, redacted. */
  toolCall(): ToolCall {
    const { calledAs, redactor } = this.#start
    const result = this.#result()
    const bodies = writtenBodies(this.#bodies(result), redactor)
    const row = writtenRow(this.#row(result, true), bodies, redactor)
    return {
      ...row,
      ...writtenTrace(this.#trace(), redactor),
      calledAs: calledAs === null ? null : redactor.name(calledAs),
      arguments: JSON.parse(bodies.arguments) as unknown,
      result: (row.bytes ?? 0) > largeResult ? null : bodies.result
    }
  }

  #complete(): void {
    if (this.#end === null || this.#completed) return
    this.#completed = true
    this.#changed(this)
  }

  // Before its answer has left, how it ended is not told.
  #result(): Result | null {
    const result = this.#completed ? this.#end?.result : null
    return result == null ? null : resultOf(result)
  }

  #bodies(result: Result | null): RawBodies {
    return {
      arguments: argumentsOf(this.#start.arguments ?? {}),
      result: result?.text ?? null
    }
  }

  #trace(): RawTrace {
    const request = this.#request
    return {
      waitedMs: this.#wait.ms > 0 ? this.#wait.ms : undefined,
      errorCode: this.#end?.error?.code ?? null,
      errorHint: this.#end?.error?.hint ?? null,
      splunkRequests: this.#splunk.requests,
      jobs: this.#splunk.jobs,
      exchange: request?.exchange.raw ?? null,
      messages: request?.messages ?? []
    }
  }

  /** `isWhole`: its bodies go with it. */
  #row(result: Result | null, isWhole: boolean): RawRow {
    const { kind, sessionId, client, origin, tool } = this.#start
    const end = this.#completed ? this.#end : null
    return {
      kind,
      id: this.#id,
      startedAt: this.#startedAt,
      ms: end?.ms ?? null,
      splunkMs: this.#splunk.ms,
      sessionId,
      client,
      origin,
      profile: this.#profile,
      tool,
      summary: this.#summaryNow(isWhole),
      status: end?.status ?? this.#status,
      progress: end === null ? this.#progress : null,
      progressText: end === null ? this.#progressText : null,
      rows: end?.rows ?? null,
      bytes: result?.bytes ?? null,
      error: end?.error?.message ?? null,
      sid: this.#splunk.sid,
      indexes: this.#indexes,
      kept: this.#kept
    }
  }

  #summaryNow(isWhole: boolean): string | null {
    const { redactor } = this.#start
    const isSmall = (this.#request?.exchange.requestBytes ?? large) < large
    if (isWhole && isSmall) return null
    this.#summary ??= summaryOf(this.#start.arguments, redactor)
    return this.#summary
  }

  #tell(): void {
    if (!this.#completed) this.#changed(this)
  }
}
