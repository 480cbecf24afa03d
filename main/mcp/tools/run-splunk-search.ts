import { z } from 'zod'
import type { SearchJob } from '../../splunk/search-job.ts'
import { maxKeptRows, maxTimeSeconds } from '../../splunk/search-jobs.ts'
import { runSearchJob } from '../../splunk/search-run.ts'
import type { SplunkMessage } from '../../splunk/splunk-error.ts'
import { type ToolContext, defineTool } from '../tool.ts'
import { maxResults, query, timeRange } from './arguments.ts'
import { pageShape, pageState } from './page.ts'
import { rowsOf, rowsShape, secondsSince } from './rows.ts'

export const runSplunkSearch = defineTool({
  name: 'run_splunk_search',
  title: 'Search',
  toolset: 'search',
  description: `Runs SPL as a search job, with progress, and answers with the first page of rows and the exact total. For anything that takes more than a few seconds or may have many rows (default range: the last 24 hours).
When truncated is true, fetch the next page with get_search_results (job_id, offset = next_offset) instead of searching again; Splunk keeps the job for ten minutes after it was last read. For quick small questions use run_oneshot_search. Read-only: commands that write, send or run programs are refused.
Example: {"query": "index=security \\"Failed password\\" | stats count by src_ip | sort - count", "earliest_time": "-7d@d"}`,
  input: z.object({ query, ...timeRange('-24h'), max_results: maxResults }),
  output: z.object({
    job_id: z.string(),
    sid: z.string().describe("The same, by Splunk's own name for it."),
    is_done: z.boolean(),
    job_status: z.object({
      dispatch_state: z.string(),
      progress: z.number().describe('Per cent.'),
      is_finalized: z.boolean().describe('Stopped early: the rows so far.'),
      is_failed: z.boolean()
    }),
    scan_count: z.number(),
    event_count: z.number(),
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
    const { sid, job, page } = await runSearchJob(
      splunk,
      { spl, range },
      {
        page: { count: args.max_results, offset: 0 },
        afterwards: 'keep for more',
        onProgress: progressOf(context)
      }
    )
    const state = pageState(page.rows.length, 0, Math.max(job.resultCount, page.rows.length))
    return {
      job_id: sid,
      sid,
      is_done: job.isDone,
      job_status: {
        dispatch_state: job.dispatchState,
        progress: Math.round(job.doneProgress * 100),
        is_finalized: job.isFinalized,
        is_failed: job.isFailed
      },
      scan_count: job.scanCount,
      event_count: job.eventCount,
      ...rowsOf(page, [...limitsReached(job), ...job.messages]),
      results_count: state.returned,
      ...state,
      next: state.truncated
        ? `Call get_search_results with job_id "${sid}" and offset ${state.returned}.`
        : null,
      query_executed: spl,
      earliest_time: range.earliest,
      latest_time: range.latest,
      duration: secondsSince(began)
    }
  }
})

// MCP wants each progress value to be larger than the one before.
function progressOf(context: ToolContext): (job: SearchJob) => void {
  let last = -1
  return (job) => {
    const percent = Math.round(job.doneProgress * 100)
    if (percent <= last) return
    last = percent
    context.progress(percent, 100, stateOf(job))
  }
}

function stateOf({ dispatchState, scanCount, eventCount }: SearchJob): string {
  return dispatchState === 'QUEUED'
    ? 'Waiting in Splunk for other searches to end'
    : `${scanCount.toLocaleString('en')} events read, ${eventCount.toLocaleString('en')} matched`
}

/** What bounds the rows although the job counts as done. */
function limitsReached(job: SearchJob): readonly SplunkMessage[] {
  const reached: SplunkMessage[] = []
  if (job.isFinalized && job.runDuration >= maxTimeSeconds - 1) {
    const text = `The search was stopped after ${maxTimeSeconds} seconds: these are the rows so far. Use a shorter time range.`
    reached.push({ type: 'WARN', text })
  }
  if (job.resultCount >= maxKeptRows) {
    const text = `Splunk keeps ${maxKeptRows} rows of a search: there may be more. Narrow the search.`
    reached.push({ type: 'WARN', text })
  }
  return reached
}
