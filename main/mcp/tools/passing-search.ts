import type { Results } from '../../splunk/results.ts'
import type { SearchJob } from '../../splunk/search-job.ts'
import {
  type TimeRange,
  cancelSearchJob,
  createSearchJob,
  searchJobResults,
  waitForSearchJob
} from '../../splunk/search-jobs.ts'
import type { ToolContext } from '../tool.ts'

const endingMs = 5_000

/**
 * Runs a search of our own making as a job, with progress, and answers with one page of its rows.
 * The job is gone from Splunk afterwards: nobody is given its sid.
 */
export async function passingSearch(
  context: ToolContext,
  spl: string,
  range: TimeRange,
  page: { readonly count: number; readonly offset: number }
): Promise<{ readonly job: SearchJob; readonly results: Results }> {
  const splunk = await context.splunk()
  const sid = await createSearchJob(splunk, await context.clear(spl), range)
  let told = -1
  try {
    const job = await waitForSearchJob(splunk, sid, ({ doneProgress, scanCount }) => {
      const percent = Math.round(doneProgress * 100)
      if (percent <= told) return
      told = percent
      context.progress(percent, 100, `${scanCount.toLocaleString('en')} events read`)
    })
    return { job, results: await searchJobResults(splunk, sid, page) }
  } finally {
    // Also when the caller has gone. Splunk itself drops what this cannot.
    await Promise.allSettled([cancelSearchJob(splunk, sid, AbortSignal.timeout(endingMs))])
  }
}
