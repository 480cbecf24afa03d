import type { PreparedSearch, SearchSite } from '../evaluation/evaluate.ts'
import type { Journal } from '../journal.ts'
import { fatal, RestError } from '../rest/rest-error.ts'
import { Job, type JobOrder } from './job.ts'

/** Splunk's default for a machine with 8 cores: 6 and one for each. */
export const concurrencyLimit = 14
const sweepInterval = 5000

/** The search jobs of the demo Splunk: at most 14 run at once, the others are queued. */
export class Jobs {
  readonly #site: SearchSite
  readonly #journal: Journal
  readonly #clock: () => number
  readonly #jobs = new Map<string, Job>()
  readonly #queue: Job[] = []
  readonly #timer: NodeJS.Timeout
  #running = 0
  #lastNumber = 0

  /** `clock` in milliseconds. */
  constructor(site: SearchSite, journal: Journal, clock: () => number) {
    this.#site = site
    this.#journal = journal
    this.#clock = clock
    this.#timer = setInterval(() => this.#sweep(), sweepInterval)
  }

  nextSid(): string {
    this.#lastNumber += 1
    return `${Math.floor(this.#clock() / 1000)}.${this.#lastNumber}`
  }

  /** Throws `RestError` 503 where a caller that waits for the end would have to be queued. */
  create(order: JobOrder, prepared: PreparedSearch, waits: boolean): Job {
    this.#sweep()
    if (this.#jobs.has(order.sid)) {
      throw fatal(400, `Cannot create the search job: the sid '${order.sid}' is in use.`)
    }
    if (waits && this.#running >= concurrencyLimit) throw tooManySearches(this.#running)
    const job = new Job(order, prepared, this.#clock)
    this.#jobs.set(order.sid, job)
    this.#audit(job, 'granted')
    this.#queue.push(job)
    this.#runNext()
    return job
  }

  /** Throws `RestError` 404 for a sid that is unknown, expired or cancelled. Renews the job's time to live. */
  get(sid: string): Job {
    this.#sweep()
    const job = this.#jobs.get(sid)
    if (job === undefined) throw fatal(404, 'Unknown sid.')
    job.touch()
    return job
  }

  /** Newest first. */
  list(): Job[] {
    this.#sweep()
    return [...this.#jobs.values()].reverse()
  }

  /** Ends the job, if it still runs, and forgets it. */
  remove(job: Job): void {
    if (!this.#jobs.delete(job.order.sid) || job.isDone) return
    job.cancel()
    this.#audit(job, 'canceled')
  }

  close(): void {
    clearInterval(this.#timer)
    for (const job of this.#jobs.values()) job.cancel()
    this.#jobs.clear()
  }

  #runNext(): void {
    while (this.#running < concurrencyLimit) {
      const job = this.#queue.shift()
      if (job === undefined) return
      if (!job.cancelled) void this.#run(job)
    }
  }

  async #run(job: Job): Promise<void> {
    this.#running += 1
    await job.run(this.#site)
    this.#running -= 1
    if (!job.cancelled) this.#audit(job, job.state === 'FAILED' ? 'failed' : 'completed')
    this.#runNext()
  }

  #sweep(): void {
    const now = this.#clock()
    for (const job of this.#jobs.values()) {
      if (job.isExpired(now)) this.remove(job)
    }
  }

  #audit(job: Job, info: 'granted' | 'completed' | 'failed' | 'canceled'): void {
    const { sid, owner, app, label, search, ttl, maxCount } = job.order
    this.#journal.audit(owner, 'search', {
      info,
      search_id: sid,
      app,
      label,
      ...(info === 'granted'
        ? { ttl, max_count: maxCount }
        : {
            total_run_time: (((job.endedAt ?? this.#clock()) - job.createdAt) / 1000).toFixed(2),
            event_count: job.matched,
            result_count: job.result?.rows.length ?? 0,
            scan_count: job.scanned
          }),
      search
    })
  }
}

const tooManySearches = (running: number): RestError =>
  new RestError(503, [
    {
      type: 'WARN',
      text:
        'Search not executed: The maximum number of concurrent historical searches on this instance has been ' +
        `reached., concurrency_category="historical", concurrency_context="instance-wide", ` +
        `current_concurrency=${running}, concurrency_limit=${concurrencyLimit}`,
      help: ''
    }
  ])
