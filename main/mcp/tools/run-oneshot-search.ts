import { z } from 'zod'
import { defineTool } from '../tool.ts'
import { maxResults, query, searchApp, timeRange } from './parts/arguments.ts'
import { oneshotRunShape, runOneshot } from './parts/oneshot-run.ts'
import { rowArguments, rowTexts } from './parts/row-output.ts'
import { secondsSince } from './parts/rows.ts'

export const runOneshotSearch = defineTool({
  name: 'run_oneshot_search',
  title: 'Quick search',
  toolset: 'search',
  description: `Runs SPL and answers with the first rows at once. For quick questions: counts, top values, a few recent events, over short ranges (default: the last 15 minutes).
Not for long or large searches: it is stopped after two minutes, and what lies beyond max_results cannot be fetched; use run_splunk_search for those. Read-only: commands that write, send or run programs are refused.
Example: {"query": "index=web status>=500 | top limit=5 uri_path", "earliest_time": "-1h"}`,
  input: z.strictObject({
    query,
    ...timeRange('-15m'),
    max_results: maxResults,
    ...rowArguments,
    app: searchApp
  }),
  output: z.object({
    ...oneshotRunShape,
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
    const whole =
      'Use run_splunk_search with this query to page through all of them, or narrow the query.'
    return {
      ...(await runOneshot(context, splunk, { spl, range }, args, whole)),
      query_executed: spl,
      earliest_time: range.earliest,
      latest_time: range.latest,
      duration: secondsSince(began)
    }
  }
})
