import { BusyTime } from './busy-time.ts'
import type { QueryParameters } from './redaction.ts'
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

interface Job {
  readonly sid: string
  readonly states: RecordedJobState[]
  messages: SeenJob['messages']
}

const mostFirst = 100
const mostLast = 400
const mostJobs = 100
const mostStates = 200
const mostMessages = 100

/** What one call did in Splunk, as it was, with its secrets. */
export class SplunkRecording {
  readonly #busy = new BusyTime()
  #requests: SplunkRequestMade[] = []
  #between: SplunkRequestMade | null = null
  #betweenCount = 0
  readonly #jobs: Job[] = []
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
        query: null,
        form: null
      }
    }
  }

  /** Told each time splunkd says something of a job. True: its state is another. */
  job(seen: SeenJob): boolean {
    this.#sid ??= seen.sid
    const { sid, dispatchState, messages } = seen
    let job = this.#jobs.find((known) => known.sid === sid)
    if (job === undefined) {
      if (this.#jobs.length >= mostJobs) return false
      job = { sid, states: [], messages }
      this.#jobs.push(job)
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

  get requests(): readonly SplunkRequestMade[] {
    return this.#between === null
      ? this.#requests
      : [...this.#requests.slice(0, mostFirst), this.#between, ...this.#requests.slice(mostFirst)]
  }

  get jobs(): readonly RecordedJob[] {
    return this.#jobs.map(({ sid, states, messages }) => ({
      sid,
      states,
      messages: messages.slice(-mostMessages)
    }))
  }
}
