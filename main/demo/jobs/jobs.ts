import type { PreparedSearch, SearchSite } from '../evaluation/evaluate.ts'
import type { Journal } from '../journal.ts'
import { fatal, RestError } from '../rest/rest-error.ts'
import { Job, type JobOrder } from './job.ts'

/** Splunk's default for a machine with 8 cores: 6 and one for each. */
export const concurrencyLimit = 14
const sweepInterval = 5000

/** How many searches of a user may run at once, by role; 0 means no limit. */
export type SearchQuota = (user: string) => number

/** The search jobs of the demo Splunk: 14 run at once, of a user as many as the role allows; others are queued. */
export class Jobs {
  readonly #site: SearchSite
  readonly #journal: Journal
  readonly #clock: () => number
  readonly #quota: SearchQuota
  readonly #jobs = new Map<string, Job>()
  readonly #queue: Job[] = []
  readonly #timer: NodeJS.Timeout
  readonly #running = new Set<Job>()
  #lastNumber = 0

  /** `clock` in milliseconds. */
  constructor(site: SearchSite, journal: Journal, clock: () => number, quota: SearchQuota) {
    this.#site = site
    this.#journal = journal
    this.#clock = clock
    this.#quota = quota
    this.#timer = setInterval(() => this.#sweep(), sweepInterval)
  }

  /** Whether any search runs. */
  get isBusy(): boolean {
    return this.#running.size > 0
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
    if (waits) this.#requireRoom(order.owner)
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
    while (this.#running.size < concurrencyLimit) {
      const at = this.#queue.findIndex((job) => job.cancelled || this.#hasRoom(job.order.owner))
      const [job] = at < 0 ? [] : this.#queue.splice(at, 1)
      if (job === undefined) return
      if (!job.cancelled) void this.#run(job)
    }
  }

  #runningOf(user: string): number {
    return [...this.#running].filter(({ order }) => order.owner === user).length
  }

  #hasRoom(user: string): boolean {
    const quota = this.#quota(user)
    return quota === 0 || this.#runningOf(user) < quota
  }

  #requireRoom(user: string): void {
    if (this.#running.size >= concurrencyLimit) {
      throw tooMany('on this instance', 'instance-wide', this.#running.size, concurrencyLimit)
    }
    if (this.#hasRoom(user)) return
    throw tooMany(
      'for this user based on their role quota',
      'user_instance-wide',
      this.#runningOf(user),
      this.#quota(user)
    )
  }

  async #run(job: Job): Promise<void> {
    this.#running.add(job)
    await job.run(this.#site)
    this.#running.delete(job)
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

const tooMany = (whose: string, context: string, running: number, limit: number): RestError =>
  new RestError(503, [
    {
      type: 'WARN',
      text:
        `Search not executed: The maximum number of concurrent historical searches ${whose} has been ` +
        `reached., concurrency_category="historical", concurrency_context="${context}", ` +
        `current_concurrency=${running}, concurrency_limit=${limit}`,
      help: ''
    }
  ])
