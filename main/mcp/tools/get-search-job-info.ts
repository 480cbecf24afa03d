import { z } from 'zod'
import { getSearchJob } from '../../splunk/search-jobs.ts'
import { defineTool } from '../tool.ts'
import { jobId } from './parts/arguments.ts'

export const getSearchJobInfo = defineTool({
  name: 'get_search_job_info',
  title: 'State of a search',
  toolset: 'search',
  description: `Tells how a search job stands: state, progress, counts, time range and Splunk's messages. For the rows themselves use get_search_results. Asked again and again it also keeps a job of start_search alive. Knows a job until about ten minutes after it was last read; all jobs: list_search_jobs.
Example: {"job_id": "1791467235.42"}`,
  input: z.strictObject({
    job_id: jobId,
    include_raw_content: z
      .boolean()
      .default(false)
      .describe('Whether to add all that Splunk says of the job; long.')
  }),
  output: z.object({
    job_id: z.string(),
    sid: z.string().describe("The same, by Splunk's own name for it."),
    job_status: z.object({
      is_done: z.boolean(),
      is_failed: z.boolean(),
      is_finalized: z.boolean(),
      dispatch_state: z.string(),
      progress_percent: z.number()
    }),
    messages: z.array(z.object({ type: z.string(), text: z.string() })),
    errors: z.array(z.string()),
    counts: z.object({
      scan_count: z.number(),
      event_count: z.number(),
      result_count: z.number()
    }),
    timing: z.object({
      earliest_time: z.string().nullable(),
      latest_time: z.string().nullable(),
      run_duration: z.number().describe('Seconds.')
    }),
    retrieved_at: z.string(),
    raw_content: z.record(z.string(), z.unknown()).optional()
  }),
  async call(args, context) {
    const job = await getSearchJob(await context.splunk(), args.job_id)
    return {
      job_id: job.sid,
      sid: job.sid,
      job_status: {
        is_done: job.isDone,
        is_failed: job.isFailed,
        is_finalized: job.isFinalized,
        dispatch_state: job.dispatchState,
        progress_percent: Math.round(job.doneProgress * 100)
      },
      messages: [...job.messages],
      errors: job.messages
        .filter(({ type }) => type === 'FATAL' || type === 'ERROR')
        .map(({ text }) => text),
      counts: {
        scan_count: job.scanCount,
        event_count: job.eventCount,
        result_count: job.resultCount
      },
      timing: {
        earliest_time: job.earliestTime,
        latest_time: job.latestTime,
        run_duration: job.runDuration
      },
      retrieved_at: new Date().toISOString(),
      ...(args.include_raw_content && { raw_content: { ...job.raw } })
    }
  }
})
