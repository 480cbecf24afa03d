import type { Results } from '../../../splunk/results.ts'
import type { SearchJob } from '../../../splunk/search-job.ts'
import type { TimeRange } from '../../../splunk/search-jobs.ts'
import { runSearchJob } from '../../../splunk/search-run.ts'
import type { ToolContext } from '../../tool.ts'
import { progressOf } from './job-run.ts'

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
  const search = { spl: await context.clear(spl), range }
  const run = await runSearchJob(splunk, search, {
    page,
    afterwards: 'drop',
    onProgress: progressOf(context)
  })
  return { job: run.job, results: run.page }
}
