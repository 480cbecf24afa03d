import { z } from 'zod'
import { createSearchJob, maxTimeSeconds } from '../../splunk/search-jobs.ts'
import { defineTool } from '../tool.ts'
import { query, searchApp, timeRange } from './parts/arguments.ts'

export const startSearch = defineTool({
  name: 'start_search',
  title: 'Start a search',
  toolset: 'search',
  description: `Starts SPL as a search job and answers at once with its job_id, while the search runs on in Splunk (default range: the last 24 hours). For long searches, or several side by side. Ask get_search_job_info until is_done is true, then fetch the rows with get_search_results; end it with cancel_search_job when it is not needed any more.
Splunk ends the job itself when nobody asked about it for ten minutes, and after ${maxTimeSeconds / 60} minutes of searching. To wait for the rows in one call use run_splunk_search. Read-only: commands that write, send or run programs are refused.
Example: {"query": "index=network action=deny | stats count by src_ip", "earliest_time": "-30d@d"}`,
  // Each call makes a job of its own.
  annotations: { idempotentHint: false },
  input: z.strictObject({ query, ...timeRange('-24h'), app: searchApp }),
  output: z.object({
    job_id: z.string(),
    sid: z.string().describe("The same, by Splunk's own name for it."),
    next: z.string().describe('How to get the rows.'),
    query_executed: z.string(),
    earliest_time: z.string(),
    latest_time: z.string()
  }),
  async call(args, context) {
    const profile = await context.splunk()
    const splunk = args.app === undefined ? profile : profile.inApp(args.app)
    const spl = await context.clear(args.query, splunk)
    const range = { earliest: String(args.earliest_time), latest: String(args.latest_time) }
    const sid = await createSearchJob(splunk, spl, range, { runsOn: true })
    return {
      job_id: sid,
      sid,
      next: `Ask get_search_job_info about "${sid}" until is_done is true, then call get_search_results.`,
      query_executed: spl,
      earliest_time: range.earliest,
      latest_time: range.latest
    }
  }
})
