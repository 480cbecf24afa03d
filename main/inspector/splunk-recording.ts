import { BusyTime } from './busy-time.ts'
import type { QueryParameters } from './redaction.ts'
import type { Redactor } from './redactor.ts'
import { shortened } from './short-text.ts'
import type { RecordedJob, RecordedJobState, RecordedSplunkRequest } from './tool-call.ts'

/** One request to splunkd as it was made, with its secrets. */
export interface SplunkRequestMade extends Omit<RecordedSplunkRequest, 'body'> {
  readonly query: QueryParameters | null
  readonly form: QueryParameters | null
}

/** What splunkd said of a search job. */
export interface SeenJob {
  readonly sid: string
  readonly dispatchState: string
  readonly doneProgress: number
  readonly scanCount: number
  readonly eventCount: number
  readonly resultCount: number
  /** Seconds. */
  readonly runDuration: number
  readonly messages: RecordedJob['messages']
}

const mostFirst = 100
const mostLast = 400
const mostBody = 64 * 1024
const mostPath = 16 * 1024
const mostJobs = 100
const mostStates = 200
const mostMessages = 100

/** What one call did in Splunk. Kept as it was, and written down redacted when all secrets are known. */
export class SplunkRecording {
  readonly #busy = new BusyTime()
  #requests: SplunkRequestMade[] = []
  #between: RecordedSplunkRequest | null = null
  #betweenCount = 0
  readonly #jobs = new Map<string, { states: RecordedJobState[]; messages: SeenJob['messages'] }>()
  #sid: string | null = null

  /** Of its first search job. */
  get sid(): string | null {
    return this.#sid
  }

  /** How long requests were under way; null: there was none. */
  get ms(): number | null {
    return this.#requests.length === 0 ? null : this.#busy.ms
  }

  request(request: SplunkRequestMade): void {
    this.#sid ??= request.sid
    this.#busy.add(request.startedAt, request.startedAt + request.ms)
    this.#requests.push(request)
    if (this.#requests.length < mostFirst + mostLast * 2) return
    for (const { ms, bytes, startedAt } of this.#requests.splice(mostFirst, mostLast)) {
      this.#betweenCount += 1
      this.#between = {
        method: '',
        path: `${this.#betweenCount} requests between these are counted, not kept`,
        sid: null,
        startedAt: this.#between?.startedAt ?? startedAt,
        ms: (this.#between?.ms ?? 0) + ms,
        status: null,
        bytes: (this.#between?.bytes ?? 0) + bytes,
        error: null,
        body: null
      }
    }
  }

  /** Told each time splunkd says something of a job. True: its state is another. */
  job(seen: SeenJob): boolean {
    this.#sid ??= seen.sid
    const { sid, dispatchState, messages } = seen
    const job = this.#jobs.get(sid) ?? { states: [], messages: [] }
    if (!this.#jobs.has(sid)) {
      if (this.#jobs.size >= mostJobs) return false
      this.#jobs.set(sid, job)
    }
    job.messages = messages
    const state: RecordedJobState = {
      at: Date.now(),
      dispatchState,
      progress: seen.doneProgress,
      scanned: seen.scanCount,
      events: seen.eventCount,
      results: seen.resultCount,
      runMs: seen.runDuration * 1000
    }
    const [before, last] = [job.states.at(-2), job.states.at(-1)]
    const isSame = last?.dispatchState === dispatchState
    // The first moment of each state stays, and the last counts in it.
    const replaces = isSame && before?.dispatchState === dispatchState
    if (replaces || job.states.length >= mostStates) job.states.pop()
    job.states.push(state)
    return !isSame
  }

  requests(redactor: Redactor): readonly RecordedSplunkRequest[] {
    const written = this.#requests.map((request) => writtenDown(request, redactor))
    return this.#between === null
      ? written
      : [...written.slice(0, mostFirst), this.#between, ...written.slice(mostFirst)]
  }

  jobs(redactor: Redactor): readonly RecordedJob[] {
    return [...this.#jobs].map(([sid, { states, messages }]) => ({
      sid: redactor.name(sid),
      states: states.map((state) => ({
        ...state,
        dispatchState: redactor.name(state.dispatchState)
      })),
      messages: messages.slice(-mostMessages).map(({ type, text }) => ({
        type: redactor.name(type),
        text: redactor.sentence(text)
      }))
    }))
  }
}

function writtenDown(request: SplunkRequestMade, redactor: Redactor): RecordedSplunkRequest {
  const { query, form, path, sid, error, ...rest } = request
  const parameters = query === null ? '' : redactor.parameters(query)
  const asked = redactor.text(path)
  const whole = parameters === '' ? asked : `${asked}?${parameters}`
  return {
    ...rest,
    sid: sid === null ? null : redactor.name(sid),
    path: shortened(whole, mostPath),
    error: error && redactor.sentence(error),
    body: form === null ? null : bodyOf(redactor.parameters(form))
  }
}

function bodyOf(form: string): string {
  return form.length <= mostBody ? form : `(a form of ${form.length} characters, more than is kept)`
}
