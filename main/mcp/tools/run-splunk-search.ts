import { z } from 'zod'
import { defineTool } from '../tool.ts'
import { maxResults, query, searchApp, timeRange } from './parts/arguments.ts'
import { jobRunShape, runJob } from './parts/job-run.ts'
import { rowArguments, rowTexts } from './parts/row-output.ts'
import { secondsSince } from './parts/rows.ts'

export const runSplunkSearch = defineTool({
  name: 'run_splunk_search',
  title: 'Search',
  toolset: 'search',
  description: `Runs SPL as a search job, with progress, and answers with the first page of rows and the exact total. For anything that takes more than a few seconds or may have many rows (default range: the last 24 hours).
When truncated is true, fetch the next page with get_search_results (job_id, offset = next_offset) instead of searching again; Splunk keeps the job for ten minutes after it was last read. For quick small questions use run_oneshot_search; for a search to look after later, start_search. Read-only: commands that write, send or run programs are refused.
Example: {"query": "index=web status>=500 | stats count by uri_path | sort - count", "earliest_time": "-7d@d", "format": "csv"}`,
  input: z.strictObject({
    query,
    ...timeRange('-24h'),
    max_results: maxResults,
    ...rowArguments,
    app: searchApp
  }),
  output: z.object({
    ...jobRunShape,
    query_executed: z.string(),
    earliest_time: z.string(),
    latest_time: z.string(),
    duration: z.number().describe('Seconds.')
  }),
  text: rowTexts,
  async call(args, context) {
    const began = performance.now()
    const profile = await context.splunk()
    const splunk = args.app === undefined ? profile : profile.inApp(args.app)
    const spl = await context.clear(args.query, splunk)
    const range = { earliest: String(args.earliest_time), latest: String(args.latest_time) }
    return {
      ...(await runJob(context, splunk, { spl, range }, args)),
      query_executed: spl,
      earliest_time: range.earliest,
      latest_time: range.latest,
      duration: secondsSince(began)
    }
  }
})
