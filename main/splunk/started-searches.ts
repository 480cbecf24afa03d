import { setTimeout as sleep } from 'node:timers/promises'
import { jobSchema } from './search-job.ts'
import type { Splunk } from './splunk.ts'
import { SplunkError } from './splunk-error.ts'

/** splunkd ends a started search that nobody asked about for so long. */
export const unattendedSeconds = 600
const lookEveryMs = 1000

/**
 * The searches of one connection that go on in Splunk after the call that started them; each holds a
 * search slot until it is known to have ended. Asking about one keeps it alive in Splunk, so they are
 * looked at only while another search has to wait for a slot.
 */
export class StartedSearches {
  readonly #held = new Map<string, { readonly release: () => void; timer: NodeJS.Timeout }>()
  readonly #waiting = new Set<Splunk>()
  #watching = false

  /** `release` is called when the search has ended, or when splunkd must have ended it. */
  hold(sid: string, release: () => void): void {
    this.#held.set(sid, { release, timer: this.#endLater(sid) })
  }

  /** Somebody asked about it, so splunkd leaves it running for as long again. */
  asked(sid: string): void {
    const held = this.#held.get(sid)
    if (held === undefined) return
    clearTimeout(held.timer)
    held.timer = this.#endLater(sid)
  }

  ended(sid: string): void {
    const held = this.#held.get(sid)
    if (held === undefined) return
    clearTimeout(held.timer)
    this.#held.delete(sid)
    held.release()
  }

  /** Looks again and again which of them have ended, until `signal` aborts; once for all who wait. */
  async watch(splunk: Splunk, signal: AbortSignal): Promise<void> {
    this.#waiting.add(splunk)
    signal.addEventListener('abort', () => this.#waiting.delete(splunk), { once: true })
    if (this.#watching) return
    this.#watching = true
    for (let [asker] = this.#waiting; asker !== undefined; [asker] = this.#waiting) {
      for (const sid of [...this.#held.keys()]) {
        if (this.#waiting.size > 0) await this.#look(asker, sid)
      }
      await sleep(lookEveryMs, undefined, { ref: false })
    }
    this.#watching = false
  }

  close(): void {
    for (const { timer } of this.#held.values()) clearTimeout(timer)
    this.#held.clear()
    this.#waiting.clear()
  }

  async #look(splunk: Splunk, sid: string): Promise<void> {
    const path = splunk.path(`search/jobs/${encodeURIComponent(sid)}`)
    try {
      const { status, body } = await splunk.request({ method: 'GET', path, sid })
      if (status === 204) return
      const { content } = splunk.parse(jobSchema, path, body)
      if (content.isDone || content.isFailed) this.ended(sid)
    } catch (error) {
      // Anything else is in the record of the requests, and says nothing about the search.
      if (error instanceof SplunkError && error.code === 'not_found') this.ended(sid)
    }
  }

  #endLater(sid: string): NodeJS.Timeout {
    return setTimeout(() => this.ended(sid), unattendedSeconds * 1000).unref()
  }
}
