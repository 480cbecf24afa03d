import { z } from 'zod'
import { metadataFields, metadataValueOf, valueCountsSpl } from '../../splunk/metadata.ts'
import { defineTool } from '../tool.ts'
import { offset, timeRange } from './parts/arguments.ts'
import { limitsReached } from './parts/job-run.ts'
import { index, isoOf } from './parts/metadata-list.ts'
import { pageShape, pageState } from './parts/page.ts'
import { passingSearch } from './parts/passing-search.ts'
import { rowsOf, rowsShape } from './parts/rows.ts'

export const getMetadata = defineTool({
  name: 'get_metadata',
  title: 'Values of host, sourcetype or source',
  toolset: 'metadata',
  description: `Counts the hosts, sourcetypes or sources of an index in a time range, most events first, with first and last event. Use it to learn who sent data lately, or what an index held in a week; list_hosts, list_sourcetypes and list_sources are cheaper and know all time, but no range. For other fields use list_fields or a search.
Example: {"index": "web", "field": "host", "earliest_time": "-7d@d"}`,
  input: z.strictObject({
    index: index.describe('An index, or a pattern such as web*.'),
    field: z.enum(metadataFields).default('host').describe('Whose values to list.'),
    ...timeRange('-24h@h'),
    limit: z.int().min(1).max(10_000).default(100).describe('Most values in this answer.'),
    offset
  }),
  output: z.object({
    index: z.string(),
    field: z.enum(metadataFields),
    items: z.array(
      z.object({
        value: z.string(),
        total_events: z.number(),
        earliest: z.string().nullable(),
        latest: z.string().nullable()
      })
    ),
    ...pageShape,
    earliest_time: z.string(),
    latest_time: z.string(),
    messages: rowsShape.messages
  }),
  async call(args, context) {
    const range = { earliest: String(args.earliest_time), latest: String(args.latest_time) }
    const spl = valueCountsSpl(args.field, args.index)
    const page = { count: args.limit, offset: args.offset }
    const { job, results } = await passingSearch(context, spl, range, page)
    return {
      index: args.index,
      field: args.field,
      items: results.rows
        .map((row) => metadataValueOf(args.field, row))
        .map(({ value, totalCount, firstTime, lastTime }) => ({
          value,
          total_events: totalCount,
          earliest: isoOf(firstTime),
          latest: isoOf(lastTime)
        })),
      ...pageState(results.rows.length, args.offset, job.resultCount),
      earliest_time: range.earliest,
      latest_time: range.latest,
      messages: rowsOf(results, [...limitsReached(job), ...job.messages]).messages
    }
  }
})
