import type { ClearedSpl } from './cleared-spl.ts'
import type { Results } from './results.ts'
import type { SearchJob } from './search-job.ts'
import {
  type TimeRange,
  cancelSearchJob,
  createSearchJob,
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
  readonly page: Parameters<typeof searchJobResults>[2]
  /** What becomes of the job: kept as long as there are more rows to fetch, or dropped at once. */
  readonly afterwards: 'keep for more' | 'drop'
  onProgress?(job: SearchJob): void
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
  options: RunOptions
): Promise<SearchRun> {
  const { sid, job } = await splunk.searching(async () => {
    const created = await createSearchJob(splunk, spl, range)
    const onProgress = (state: SearchJob) => options.onProgress?.(state)
    return { sid: created, job: await waitForSearchJob(splunk, created, onProgress) }
  })
  let page: Results | undefined
  try {
    page = await searchJobResults(splunk, sid, options.page)
  } finally {
    // What fails here is in the record of the requests, and Splunk drops the job later by itself.
    await Promise.allSettled([letGo(splunk, sid, job, page, options.afterwards)])
  }
  return { sid, job, page }
}

async function letGo(
  splunk: Splunk,
  sid: string,
  job: SearchJob,
  page: Results | undefined,
  afterwards: RunOptions['afterwards']
): Promise<void> {
  if (splunk.use.signal.aborted || afterwards === 'drop') {
    await cancelSearchJob(splunk, sid, AbortSignal.timeout(endingMs))
  } else if (page !== undefined && page.rows.length >= job.resultCount) {
    await setSearchJobTtl(splunk, sid, readWholeSeconds)
  }
}
