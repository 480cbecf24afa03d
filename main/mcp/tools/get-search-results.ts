import { z } from 'zod'
import { getSearchJob, searchJobResults } from '../../splunk/search-jobs.ts'
import { ToolError, defineTool } from '../tool.ts'
import { jobId, maxResults, offset } from './arguments.ts'
import { pageShape, pageState } from './page.ts'
import { rowsOf, rowsShape } from './rows.ts'

export const getSearchResults = defineTool({
  name: 'get_search_results',
  title: 'Next rows of a search',
  toolset: 'search',
  description: `Fetches more rows of a search that run_splunk_search has finished, without searching again. Use it when truncated was true: offset = next_offset. The order of the rows stays the same between pages.
Example: {"job_id": "1791467235.42", "offset": 100, "max_results": 1000}`,
  input: z.object({ job_id: jobId, offset, max_results: maxResults }),
  output: z.object({
    job_id: z.string(),
    sid: z.string().describe("The same, by Splunk's own name for it."),
    ...rowsShape,
    ...pageShape,
    next: z.string().nullable().describe('How to get the rest; null at the end.')
  }),
  async call(args, context) {
    const splunk = await context.splunk()
    const job = await getSearchJob(splunk, args.job_id)
    if (!job.isDone) {
      throw new ToolError(
        'not_ready',
        `The search job ${args.job_id} is still ${job.dispatchState.toLowerCase()}.`,
        'Ask get_search_job_info until is_done is true, then fetch its rows.'
      )
    }
    const page = await searchJobResults(splunk, args.job_id, {
      count: args.max_results,
      offset: args.offset
    })
    const state = pageState(page.rows.length, args.offset, job.resultCount)
    return {
      job_id: args.job_id,
      sid: args.job_id,
      ...rowsOf(page, job.messages),
      ...state,
      // A server that hands out fewer rows than it counts must not make a client ask for ever.
      ...(page.rows.length === 0 && { truncated: false, next_offset: null }),
      next:
        state.truncated && page.rows.length > 0
          ? `Call get_search_results with job_id "${args.job_id}" and offset ${args.offset + page.rows.length}.`
          : null
    }
  }
})
