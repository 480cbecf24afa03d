import { z } from 'zod'
import { jobOwner, ownedSearchJob } from '../../splunk/search-job-list.ts'
import { cancelSearchJob as cancelJob } from '../../splunk/search-jobs.ts'
import { ToolError, defineTool } from '../tool.ts'
import { jobId, owner } from './parts/arguments.ts'

export const cancelSearchJob = defineTool({
  name: 'cancel_search_job',
  title: 'Cancel a search',
  toolset: 'search',
  description: `Ends a search job and drops its rows: a search that takes too long or is not needed any more, so that Splunk has room for others. It cannot be undone, but the search can be run again. A done job ends by itself after some minutes and need not be cancelled.
Only jobs of the signed-in user, unless owner says whose job is meant.
Example: {"job_id": "1791467235.42"}`,
  annotations: { readOnlyHint: false, destructiveHint: true },
  input: z.strictObject({
    job_id: jobId,
    owner: owner.describe(
      "Whose job it is, when it is another user's: a job of anybody else is left alone."
    )
  }),
  output: z.object({
    job_id: z.string(),
    sid: z.string(),
    cancelled: z.boolean(),
    owner: z.string(),
    search: z.string().describe('The SPL of the job that was cancelled.'),
    was_done: z.boolean().describe('It had ended already; its rows are gone now.'),
    dispatch_state_before: z.string(),
    rows_dropped: z.number()
  }),
  async call(args, context) {
    const splunk = await context.splunk()
    const job = await ownedSearchJob(splunk, args.job_id)
    const expected = args.owner ?? (await jobOwner(splunk))
    if (job.owner !== expected) {
      const spl = job.spl.length > 200 ? `${job.spl.slice(0, 200)}…` : job.spl
      throw new ToolError(
        'not_yours',
        `The search job ${job.sid} belongs to ${job.owner}, not to ${expected}; it was not cancelled. It runs: ${spl}`,
        `To end it all the same, call again with owner: "${job.owner}".`
      )
    }
    await cancelJob(splunk, job.sid)
    return {
      job_id: job.sid,
      sid: job.sid,
      cancelled: true,
      owner: job.owner,
      search: job.spl,
      was_done: job.isDone,
      dispatch_state_before: job.dispatchState,
      rows_dropped: job.resultCount
    }
  }
})
