import { z } from 'zod'
import { fieldSummaryOf, fieldSummarySpl } from '../../splunk/field-summary.ts'
import { ToolError, defineTool } from '../tool.ts'
import { count, offset, query, timeRange } from './parts/arguments.ts'
import { limitsReached } from './parts/job-run.ts'
import { index } from './parts/metadata-list.ts'
import { pageShape, pageState } from './parts/page.ts'
import { passingSearch } from './parts/passing-search.ts'
import { rowsOf, rowsShape } from './parts/rows.ts'

/** What stands in quotes in the search: nothing that could end them. */
const sourcetype = z
  .string()
  .trim()
  .min(1)
  .max(256)
  .regex(/^[^"\\`\x00-\x1f\x7f]+$/, 'A sourcetype, without quotes.')

export const listFields = defineTool({
  name: 'list_fields',
  title: 'Fields of the data',
  toolset: 'metadata',
  description: `Lists the fields that Splunk finds in an index, a sourcetype or the results of a search, with how many events have them, how many values there are, the most common values, and minimum, maximum and mean of numbers. Use it before you write a search over data that you do not know. Give index, sourcetype or both, or else query.
Reads the newest events of the range up to sample_size, so rare fields can be missing. For values of host, source and sourcetype get_metadata is cheaper and complete.
Example: {"index": "web", "sourcetype": "access_combined", "earliest_time": "-4h"}`,
  input: z.strictObject({
    index: index.optional().describe('An index, or a pattern such as web*.'),
    sourcetype: sourcetype.optional().describe('A sourcetype, or a pattern such as cisco:*.'),
    query: query
      .optional()
      .describe('SPL that finds the events, in place of index and sourcetype.'),
    ...timeRange('-24h'),
    sample_size: z
      .int()
      .min(1)
      .max(100_000)
      .default(10_000)
      .describe('Most events to read; the newest.'),
    values: z.int().min(1).max(100).default(5).describe('Most values to show for each field.'),
    count,
    offset
  }),
  output: z.object({
    items: z.array(
      z.object({
        field: z.string(),
        count: z.number().describe('Events of the sample that have it.'),
        distinct_count: z.number(),
        is_exact: z.boolean().describe('Whether distinct_count is exact.'),
        numeric_count: z.number(),
        min: z.string().nullable(),
        max: z.string().nullable(),
        mean: z.string().nullable(),
        values: z.array(z.object({ value: z.string(), count: z.number() }))
      })
    ),
    ...pageShape,
    query_executed: z.string(),
    earliest_time: z.string(),
    latest_time: z.string(),
    event_count: z
      .number()
      .describe('Events that the search read; at most sample_size of its results were looked at.'),
    messages: rowsShape.messages
  }),
  async call(args, context) {
    const range = { earliest: String(args.earliest_time), latest: String(args.latest_time) }
    const spl = fieldSummarySpl(baseOf(args), args.sample_size, args.values)
    const { job, results } = await passingSearch(context, spl, range, args)
    return {
      items: results.rows.map(fieldSummaryOf).map((summary) => ({
        field: summary.field,
        count: summary.count,
        distinct_count: summary.distinctCount,
        is_exact: summary.isExact,
        numeric_count: summary.numericCount,
        min: summary.min,
        max: summary.max,
        mean: summary.mean,
        values: [...summary.values]
      })),
      ...pageState(results.rows.length, args.offset, job.resultCount),
      query_executed: spl,
      earliest_time: range.earliest,
      latest_time: range.latest,
      event_count: job.eventCount,
      messages: rowsOf(results, [...limitsReached(job), ...job.messages]).messages
    }
  }
})

function baseOf(args: {
  readonly index?: string | undefined
  readonly sourcetype?: string | undefined
  readonly query?: string | undefined
}): string {
  const terms = [
    ...(args.index === undefined ? [] : [`index="${args.index}"`]),
    ...(args.sourcetype === undefined ? [] : [`sourcetype="${args.sourcetype}"`])
  ]
  if (args.query !== undefined && terms.length > 0) {
    throw new ToolError(
      'invalid_arguments',
      'list_fields takes either query, or index and sourcetype.',
      'Write index and sourcetype into the query.'
    )
  }
  if (args.query !== undefined && args.query.trim() !== '') return args.query
  if (terms.length > 0) return terms.join(' ')
  throw new ToolError(
    'invalid_arguments',
    'list_fields needs an index, a sourcetype or a query.',
    'Find indexes with list_indexes and sourcetypes with list_sourcetypes.'
  )
}
