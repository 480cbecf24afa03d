import { randomUUID } from 'node:crypto'
import type { ClearedSpl } from './cleared-spl.ts'
import { type Results, resultsOf, resultsSchema } from './results.ts'
import { asSearchError } from './search-error.ts'
import { type TimeRange, cancelSearchJob } from './search-jobs.ts'
import type { Splunk } from './splunk.ts'
import { SplunkError } from './splunk-error.ts'

/** Splunk finalizes the search after this many seconds and answers with the rows so far. */
export const oneshotSeconds = 120
const cancellingMs = 5_000

/** Searches and answers in one request, with at most `count` rows. Throws `search_failed`. */
export async function oneshotSearch(
  splunk: Splunk,
  spl: ClearedSpl,
  range: TimeRange,
  count: number
): Promise<Results> {
  return splunk.searching(async () => {
    // An id of our own, so that the search can be ended before it has answered.
    const id = `switchboard_${randomUUID()}`
    const { searches } = splunk.connection
    searches?.began(id)
    try {
      const body = await splunk.read(resultsSchema, {
        method: 'POST',
        path: splunk.path('search/jobs'),
        idleMs: (oneshotSeconds + 30) * 1000,
        whenBusy: 'ask again',
        sid: id,
        form: {
          search: spl,
          earliest_time: range.earliest,
          latest_time: range.latest,
          exec_mode: 'oneshot',
          id,
          label: splunk.label,
          max_time: oneshotSeconds,
          // Later than the end of the search, for nobody asks about it meanwhile.
          auto_cancel: oneshotSeconds + 30,
          max_count: Math.max(count, 10_000),
          count
        }
      })
      searches?.ended(id)
      return resultsOf(body)
    } catch (error) {
      if (error instanceof SplunkError && error.status !== null) searches?.ended(id)
      if (splunk.use.signal.aborted) {
        // Gone already, most of the time; the caller is told that it was cancelled either way.
        await Promise.allSettled([cancelSearchJob(splunk, id, AbortSignal.timeout(cancellingMs))])
      }
      throw asSearchError(error)
    }
  })
}
