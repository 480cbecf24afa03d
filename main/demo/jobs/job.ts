import { setImmediate as nextTurn } from 'node:timers/promises'
import type { PreparedSearch, SearchResult, SearchSite } from '../evaluation/evaluate.ts'
import { SearchFailed, type SearchMessage } from '../evaluation/search-error.ts'
import type { DemoEvent, EventSource } from '../event.ts'

export type DispatchState =
  'QUEUED' | 'PARSING' | 'RUNNING' | 'PAUSED' | 'FINALIZING' | 'FAILED' | 'DONE'

/** What a search job was asked to be. Times in seconds. */
export interface JobOrder {
  readonly sid: string
  readonly owner: string
  readonly app: string
  /** As the caller wrote it, and with its macros expanded. */
  readonly search: string
  readonly expandedSearch: string
  readonly earliest: number
  readonly latest: number
  readonly label: string
  /** Key of the saved search that this job runs. */
  readonly savedSearch: string | null
  /** 0: never. */
  readonly autoCancel: number
  readonly maxTime: number
  readonly maxCount: number
  readonly ttl: number
  readonly statusBuckets: number
  /** Arguments of the request, shown in the job's `request`. */
  readonly request: Readonly<Record<string, string>>
}

const savedTtl = 604_800

/** One search of the demo Splunk from its start to its end, with all that can be done to it. */
export class Job {
  readonly order: JobOrder
  readonly prepared: PreparedSearch
  readonly createdAt: number
  /** Resolves when the job is done, failed or cancelled. */
  readonly finished: Promise<void>
  state: DispatchState = 'QUEUED'
  /** 0 to 1. */
  progress = 0
  scanned = 0
  matched = 0
  result: SearchResult | null = null
  messages: readonly SearchMessage[] = []
  finalized = false
  saved = false
  cancelled = false
  previewEnabled = true
  /** How many previews were asked for. */
  previews = 0
  priority = 5
  ttl: number
  lastAccess: number
  startedAt: number | null = null
  endedAt: number | null = null
  readonly #clock: () => number
  #finish: () => void = () => undefined
  #run = new AbortController()
  #paused: PromiseWithResolvers | null = null
  #limit: NodeJS.Timeout | null = null

  /** `clock` in milliseconds. */
  constructor(order: JobOrder, prepared: PreparedSearch, clock: () => number) {
    this.order = order
    this.prepared = prepared
    this.#clock = clock
    this.ttl = order.ttl
    this.createdAt = clock()
    this.lastAccess = this.createdAt
    this.finished = new Promise((resolve) => (this.#finish = resolve))
  }

  get isDone(): boolean {
    return this.state === 'DONE' || this.state === 'FAILED'
  }

  /** False while splunkd would answer 204, and while most of the job's numbers are missing. */
  get isReady(): boolean {
    return this.state !== 'QUEUED' && this.state !== 'PARSING'
  }

  /** Runs to the end. Never throws: a failure is the job's outcome. */
  async run(site: SearchSite): Promise<void> {
    this.state = 'PARSING'
    this.startedAt = this.#clock()
    await nextTurn()
    if (this.order.maxTime > 0) {
      this.#limit = setTimeout(() => this.finalize(), this.order.maxTime * 1000)
    }
    try {
      while (!this.cancelled && this.endedAt === null) await this.#attempt(site)
    } finally {
      if (this.#limit !== null) clearTimeout(this.#limit)
      this.#finish()
    }
  }

  touch(): void {
    this.lastAccess = this.#clock()
  }

  /** A paused search gives its work up and begins again when it goes on: it has nothing to keep. */
  pause(): void {
    if (this.isDone || this.#paused !== null) return
    this.#paused = withResolvers()
    this.#run.abort(new Error('The search is paused.'))
    this.state = 'PAUSED'
  }

  unpause(): void {
    this.#paused?.resolve()
    this.#paused = null
  }

  /** Ends the reading of events; the rows come from what was read so far. */
  finalize(): void {
    if (this.isDone) return
    this.finalized = true
    this.unpause()
    if (this.state === 'RUNNING') this.state = 'FINALIZING'
  }

  cancel(): void {
    this.cancelled = true
    this.unpause()
    this.#run.abort(new Error('The search is cancelled.'))
    if (this.state === 'QUEUED') this.#finish()
  }

  save(saved: boolean): void {
    this.saved = saved
    this.ttl = saved ? savedTtl : this.order.ttl
  }

  /** After its ttl, or when nobody asked for it as long as auto_cancel says. `now` in milliseconds. */
  isExpired(now: number): boolean {
    const idle = (now - Math.max(this.lastAccess, this.endedAt ?? 0)) / 1000
    if (this.isDone) return idle > this.ttl
    return this.order.autoCancel > 0 && idle > this.order.autoCancel
  }

  async #attempt({ source, knowledge }: SearchSite): Promise<void> {
    if (this.#paused !== null) {
      this.state = 'PAUSED'
      await this.#paused.promise
    }
    if (this.cancelled) return
    this.#run = new AbortController()
    this.state = this.finalized ? 'FINALIZING' : 'RUNNING'
    try {
      const result = await this.prepared.run({
        source: this.#until(source),
        knowledge,
        user: this.order.owner,
        earliest: this.order.earliest,
        latest: this.order.latest,
        now: this.createdAt / 1000,
        signal: this.#run.signal,
        onProgress: ({ scanned, matched, done }) => {
          this.scanned = scanned
          this.matched = matched
          this.progress = Math.min(done, 1)
        }
      })
      this.#end('DONE', result.messages, result)
    } catch (error) {
      if (this.#run.signal.aborted) return
      this.#end('FAILED', messagesOf(error), null)
    }
  }

  #end(
    state: 'DONE' | 'FAILED',
    messages: readonly SearchMessage[],
    result: SearchResult | null
  ): void {
    this.state = state
    this.messages = messages
    this.endedAt = this.#clock()
    this.progress = 1
    if (result === null) return
    this.scanned = result.scanned
    this.matched = result.matched
    this.result = { ...result, rows: result.rows.slice(0, this.order.maxCount) }
  }

  #until(source: EventSource): EventSource {
    const stopped = (): boolean => this.finalized
    return {
      indexes: source.indexes,
      fields: (event, needs) => source.fields(event, needs),
      *events(indexes, earliest, latest): Generator<DemoEvent> {
        for (const event of source.events(indexes, earliest, latest)) {
          if (stopped()) return
          yield event
        }
      }
    }
  }
}

function messagesOf(error: unknown): readonly SearchMessage[] {
  if (error instanceof SearchFailed) {
    return error.messages.length > 0 ? error.messages : [{ type: 'FATAL', text: error.message }]
  }
  const text = error instanceof Error ? error.message : String(error)
  return [{ type: 'FATAL', text: `The demo Splunk could not run this search: ${text}` }]
}

interface PromiseWithResolvers {
  readonly promise: Promise<void>
  readonly resolve: () => void
}

// Promise.withResolvers came with Node 22.
function withResolvers(): PromiseWithResolvers {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>((settle) => (resolve = settle))
  return { promise, resolve }
}
