import type { ClearedSpl } from './cleared-spl.ts'
import type { Results } from './results.ts'
import type { SearchJob } from './search-job.ts'
import {
  type ResultsPage,
  type TimeRange,
  createSearchJob,
  deleteSearchJob,
  searchJobResults,
  setSearchJobTtl,
  waitForSearchJob
} from './search-jobs.ts'
import type { Splunk } from './splunk.ts'

export interface SearchRun {
  readonly sid: string
  readonly job: SearchJob
  readonly page: Results
}

interface RunOptions {
  readonly page: ResultsPage
  /** What becomes of the job: kept as long as there are more rows to fetch, or dropped at once. */
  readonly afterwards: 'keep for more' | 'drop'
  readonly onProgress?: (job: SearchJob) => void
}

/** For a look back at a search all of whose rows were in the answer. */
const readWholeSeconds = 120
const endingMs = 5_000

/**
 * Runs a search job to its end, when it is its turn, and fetches a page of its rows. A caller that
 * goes away in the middle, also while the rows come, ends the job. Throws `search_failed`.
 */
export async function runSearchJob(
  splunk: Splunk,
  { spl, range }: { readonly spl: ClearedSpl; readonly range: TimeRange },
  { page: wanted, afterwards, onProgress }: RunOptions
): Promise<SearchRun> {
  const { signal } = splunk.use
  let sid: string | undefined
  let job: SearchJob | undefined
  let page: Results | undefined
  try {
    const ended = await splunk.searching(async () => {
      const created = await createSearchJob(splunk, spl, range)
      sid = created
      splunk.connection.searches?.began(created)
      const state = await waitForSearchJob(splunk, created, (now) => onProgress?.(now))
      splunk.connection.searches?.ended(created)
      return { sid: created, job: state }
    })
    job = ended.job
    page = await searchJobResults(splunk, ended.sid, wanted)
    return { ...ended, page }
  } finally {
    // What fails here is in the record of the requests, and Splunk drops the job later by itself.
    if (sid !== undefined && (afterwards === 'drop' || (signal.aborted && job !== undefined))) {
      await Promise.allSettled([deleteSearchJob(splunk, sid, AbortSignal.timeout(endingMs))])
    } else if (sid !== undefined && job !== undefined && page !== undefined) {
      const whole = wanted.offset === 0 && page.rows.length >= job.resultCount
      if (whole) await Promise.allSettled([setSearchJobTtl(splunk, sid, readWholeSeconds)])
    }
  }
}
