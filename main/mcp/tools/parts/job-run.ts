import { z } from 'zod'
import type { ClearedSpl } from '../../../splunk/cleared-spl.ts'
import type { SearchJob } from '../../../splunk/search-job.ts'
import { type TimeRange, maxKeptRows, maxTimeSeconds } from '../../../splunk/search-jobs.ts'
import { runSearchJob } from '../../../splunk/search-run.ts'
import type { Splunk } from '../../../splunk/splunk.ts'
import type { SplunkMessage } from '../../../splunk/splunk-error.ts'
import type { ToolContext } from '../../tool.ts'
import { pageShape, pageState } from './page.ts'
import { type RowArguments, rowOutput, rowOutputShape } from './row-output.ts'

/** What a tool that runs a search job to its end answers. */
export const jobRunShape = {
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
  ...rowOutputShape,
  ...pageShape,
  results_count: z.int(),
  next: z.string().nullable().describe('How to get the rest; null when this is all.')
}

/** Runs a search job to its end, with progress, and answers with its first rows. */
export async function runJob(
  context: ToolContext,
  splunk: Splunk,
  search: { readonly spl: ClearedSpl; readonly range: TimeRange },
  args: RowArguments & { readonly max_results: number }
) {
  const { sid, job, page } = await runSearchJob(splunk, search, {
    page: { count: args.max_results, offset: 0, fields: args.fields },
    afterwards: 'keep for more',
    onProgress: progressOf(context)
  })
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
    ...rowOutput(page, args, [...limitsReached(job), ...job.messages]),
    results_count: state.returned,
    ...state,
    next: state.truncated
      ? `Call get_search_results with job_id "${sid}" and offset ${state.returned}.`
      : null
  }
}

/** Tells the client how a job goes; MCP wants each progress value to be larger than the one before. */
export function progressOf(context: ToolContext): (job: SearchJob) => void {
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
    : `${grouped(scanCount)} events read, ${grouped(eventCount)} matched`
}

// Not by toLocaleString, whose first use takes tens of milliseconds.
const grouped = (count: number): string => String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')

/** What bounds the rows although the job counts as done. */
export function limitsReached(job: SearchJob): readonly SplunkMessage[] {
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
