import type { Entity } from '../entities/entity.ts'
import type { EntityCollection } from '../entities/entity-collection.ts'
import { cronTimes, parseCron } from '../knowledge/cron.ts'
import { Arguments } from '../rest/arguments.ts'
import { RestError } from '../rest/rest-error.ts'
import type { Dispatch } from './dispatch.ts'
import type { Jobs } from './jobs.ts'
import { periodOf, runName, savedSearchKey, savedSearchRun } from './saved-search-run.ts'

const interval = 20_000
// Seconds.
const often = 900

interface Parts {
  readonly savedSearches: EntityCollection
  readonly dispatch: Dispatch
  readonly jobs: Jobs
  /** Milliseconds. */
  readonly clock: () => number
}

/** Runs the saved searches that are scheduled, as their owners, when they are due. */
export class Scheduler {
  readonly #parts: Parts
  #timer: NodeJS.Timeout | null = null
  #last: number

  constructor(parts: Parts) {
    this.#parts = parts
    this.#last = parts.clock()
  }

  /** What runs every 15 minutes or more often has run a moment ago on any server that was found running. */
  start(): void {
    const now = this.#parts.clock()
    for (const search of this.#parts.savedSearches.list()) {
      if ((periodOf(search, now) ?? Number.POSITIVE_INFINITY) <= often) void this.#run(search)
    }
    this.#timer = setInterval(() => this.#runDue(), interval)
  }

  close(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
  }

  #runDue(): void {
    const now = this.#parts.clock()
    for (const search of this.#parts.savedSearches.list()) {
      const { is_scheduled: scheduled, disabled, cron_schedule: schedule } = search.content
      const cron = typeof schedule === 'string' ? parseCron(schedule) : null
      if (scheduled !== true || disabled === true || cron === null) continue
      if (cronTimes(cron, this.#last, now, 1).length > 0) void this.#run(search)
    }
    this.#last = now
  }

  async #run(search: Entity): Promise<void> {
    const { dispatch, jobs, clock } = this.#parts
    const { name, owner, app } = search
    const sid = `scheduler__${owner}__${app}__${runName(name, jobs.nextSid())}`
    const run = savedSearchRun(search, owner, sid, new Arguments('', ''), clock())
    try {
      await dispatch.create(run, false, savedSearchKey(search))
    } catch (error) {
      // A search that cannot be parsed makes no job; who saved it learns that on dispatch.
      if (!(error instanceof RestError)) throw error
    }
  }
}
