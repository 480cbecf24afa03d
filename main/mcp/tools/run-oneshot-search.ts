import { z } from 'zod'
import { oneshotSearch } from '../../splunk/oneshot.ts'
import { defineTool } from '../tool.ts'
import { maxResults, query, timeRange } from './arguments.ts'
import { pageShape } from './page.ts'
import { rowsOf, rowsShape, secondsSince } from './rows.ts'

export const runOneshotSearch = defineTool({
  name: 'run_oneshot_search',
  title: 'Quick search',
  toolset: 'search',
  description: `Runs SPL and answers with the first rows at once. For quick questions: counts, top values, a few recent events, over short ranges (default: the last 15 minutes).
Not for long or large searches: there is no progress, it is stopped after two minutes, and what lies beyond max_results cannot be fetched; use run_splunk_search for those. Read-only: commands that write, send or run programs are refused.
Example: {"query": "index=web status>=500 | top limit=5 uri_path", "earliest_time": "-1h"}`,
  input: z.object({ query, ...timeRange('-15m'), max_results: maxResults }),
  output: z.object({
    ...rowsShape,
    ...pageShape,
    results_count: z.int(),
    next: z.string().nullable().describe('How to get the rest; null when this is all.'),
    query_executed: z.string(),
    earliest_time: z.string(),
    latest_time: z.string(),
    duration: z.number().describe('Seconds.')
  }),
  async call(args, context) {
    const began = performance.now()
    const splunk = await context.splunk()
    const spl = await context.clear(args.query)
    const range = { earliest: String(args.earliest_time), latest: String(args.latest_time) }
    // One row more than asked for tells whether there are more.
    const found = await oneshotSearch(splunk, spl, range, args.max_results + 1)
    const truncated = found.rows.length > args.max_results
    const rows = found.rows.slice(0, args.max_results)
    return {
      ...rowsOf({ ...found, rows }),
      results_count: rows.length,
      total: truncated ? null : rows.length,
      returned: rows.length,
      truncated,
      next_offset: null,
      next: truncated
        ? 'There are more rows. Use run_splunk_search with this query to page through all of them, or narrow the query.'
        : null,
      query_executed: spl,
      earliest_time: range.earliest,
      latest_time: range.latest,
      duration: secondsSince(began)
    }
  }
})
