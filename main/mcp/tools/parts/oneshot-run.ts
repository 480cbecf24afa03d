import { z } from 'zod'
import type { ClearedSpl } from '../../../splunk/cleared-spl.ts'
import { oneshotSearch } from '../../../splunk/oneshot.ts'
import type { TimeRange } from '../../../splunk/search-jobs.ts'
import type { Splunk } from '../../../splunk/splunk.ts'
import type { ToolContext } from '../../tool.ts'
import { pageShape } from './page.ts'
import { type RowArguments, rowOutput, rowOutputShape } from './row-output.ts'

/** What a tool that searches in one request answers. */
export const oneshotRunShape = {
  ...rowOutputShape,
  ...pageShape,
  results_count: z.int(),
  next: z.string().nullable().describe('How to get the rest; null when this is all.')
}

const secondMs = 1000

/** Searches in one request, and says every second that it still waits. `whole`: how to get all rows. */
export async function runOneshot(
  context: ToolContext,
  splunk: Splunk,
  { spl, range }: { readonly spl: ClearedSpl; readonly range: TimeRange },
  args: RowArguments & { readonly max_results: number },
  whole: string
) {
  let seconds = 0
  const waiting = setInterval(() => {
    seconds += 1
    context.progress(seconds, null, `Splunk has been searching for ${seconds} s`)
  }, secondMs)
  try {
    // One row more than asked for tells whether there are more.
    const found = await oneshotSearch(splunk, spl, range, args.max_results + 1)
    const truncated = found.rows.length > args.max_results
    const rows = found.rows.slice(0, args.max_results)
    return {
      ...rowOutput({ ...found, rows }, args),
      results_count: rows.length,
      total: truncated ? null : rows.length,
      returned: rows.length,
      truncated,
      next_offset: null,
      next: truncated ? `There are more rows. ${whole}` : null
    }
  } finally {
    clearInterval(waiting)
  }
}
