import { z } from 'zod'
import { searchFailed } from '../../splunk/search-error.ts'
import type { SearchJob } from '../../splunk/search-job.ts'
import type { Results } from '../../splunk/results.ts'
import { getSearchJob, searchJobResults } from '../../splunk/search-jobs.ts'
import { ToolError, defineTool } from '../tool.ts'
import { jobId, maxResults, offset } from './parts/arguments.ts'
import { limitsReached } from './parts/job-run.ts'
import { pageShape, pageState } from './parts/page.ts'
import { rowArguments, rowOutput, rowOutputShape, rowTexts } from './parts/row-output.ts'

export const getSearchResults = defineTool({
  name: 'get_search_results',
  title: 'Rows of a search',
  toolset: 'search',
  description: `Fetches rows of a search job that is done, without searching again: the next page when truncated was true (offset = next_offset), the rows of a job from start_search, or the same rows in other fields or another format. The order of the rows stays the same between pages.
With filter the rows go through more SPL first, and total counts what comes out: to look into a large result without reading all of it.
Example: {"job_id": "1791467235.42", "offset": 100, "count": 1000} or {"job_id": "1791467235.42", "filter": "stats count by host", "format": "csv"}`,
  input: z.strictObject({
    job_id: jobId,
    offset,
    count: maxResults,
    ...rowArguments,
    filter: z
      .string()
      .trim()
      .min(1)
      .optional()
      .describe(
        'Post-process search: SPL that the rows of the job go through, such as "search status=500" or "| stats count by host". The policy applies as to any search.'
      )
  }),
  output: z.object({
    job_id: z.string(),
    sid: z.string().describe("The same, by Splunk's own name for it."),
    ...rowOutputShape,
    ...pageShape,
    result_count: z.int().describe('Rows of the job, before any filter.'),
    post_process_count: z
      .int()
      .nullable()
      .describe('Rows after the filter; null without one, or when Splunk does not count them.'),
    next: z.string().nullable().describe('How to get the rest; null at the end.')
  }),
  text: rowTexts,
  async call(args, context) {
    const splunk = await context.splunk()
    const filter = args.filter === undefined ? undefined : await context.clear(args.filter)
    const job = await getSearchJob(splunk, args.job_id)
    if (job.isFailed) throw searchFailed(job.messages)
    if (!job.isDone) throw notReady(job)
    const { fields, count, offset: from } = args
    const page = await searchJobResults(splunk, args.job_id, {
      // One row more tells whether there are more where Splunk does not count the filtered ones.
      count: filter === undefined ? count : count + 1,
      offset: from,
      fields,
      postProcess: filter
    })
    const shown = { ...page, rows: page.rows.slice(0, count) }
    const state =
      filter === undefined
        ? pageState(shown.rows.length, from, job.resultCount)
        : filteredState(page, shown.rows.length, from)
    // A server that hands out fewer rows than it counts must not make a client ask for ever.
    const truncated = state.truncated && shown.rows.length > 0
    const next = truncated ? from + shown.rows.length : null
    return {
      job_id: args.job_id,
      sid: args.job_id,
      ...rowOutput(shown, args, [...limitsReached(job), ...job.messages]),
      ...state,
      truncated,
      next_offset: next,
      result_count: job.resultCount,
      post_process_count: filter === undefined ? null : page.postProcessCount,
      next:
        next === null
          ? null
          : `Call get_search_results with job_id "${args.job_id}" and offset ${next}${filter === undefined ? '' : ', and the same filter'}.`
    }
  }
})

function filteredState(page: Results, returned: number, from: number) {
  const { postProcessCount } = page
  if (postProcessCount !== null) return pageState(returned, from, postProcessCount)
  const truncated = page.rows.length > returned
  const end = from + returned
  return {
    total: truncated || returned === 0 ? null : end,
    returned,
    truncated,
    next_offset: truncated ? end : null
  }
}

const notReady = ({ sid, dispatchState }: SearchJob): ToolError =>
  new ToolError(
    'not_ready',
    `The search job ${sid} is still ${dispatchState.toLowerCase()}.`,
    'Ask get_search_job_info until is_done is true, then fetch its rows.'
  )
