import { z } from 'zod'
import { findLookup, lookupSpl } from '../../splunk/lookups.ts'
import { runSearchJob } from '../../splunk/search-run.ts'
import { defineTool } from '../tool.ts'
import { app, maxResults, offset, owner } from './parts/arguments.ts'
import { limitsReached } from './parts/job-run.ts'
import { pageShape, pageState } from './parts/page.ts'
import { rowsOf, rowsShape } from './parts/rows.ts'

const field = z
  .string()
  .trim()
  .min(1)
  .max(255)
  .regex(/^[^`\n]*$/)
const value = z.string().max(1000)

export const getLookup = defineTool({
  name: 'get_lookup',
  title: 'Rows of a lookup',
  toolset: 'lookups',
  description: `Reads rows of a lookup, by the name of its definition or of its CSV file, in the lookup's order, with the exact total. Narrow it with filter. Names: list_lookup_definitions, list_lookup_files. To combine a lookup with events search with "| lookup"; documents of a KV store collection as they are: get_kvstore_data.
Example: {"name": "assets.csv", "filter": {"owner": "j*", "zone": ["dmz", "office"]}, "fields": ["ip", "owner"]}`,
  input: z.strictObject({
    name: z
      .string()
      .trim()
      .min(1)
      .max(255)
      .regex(/^[^`\n]*$/)
      .describe('Definition or file.'),
    app,
    owner,
    fields: z.array(field).max(100).optional().describe('Only these, in this order.'),
    filter: z
      .record(field, z.union([value, z.array(value).min(1).max(100)]))
      .optional()
      .describe(
        'What a row must have: for each field a value or several, in any letter case; * stands for any text.'
      ),
    count: maxResults,
    offset
  }),
  output: z.object({
    name: z.string(),
    kind: z.enum(['definition', 'file']),
    app: z.string(),
    ...rowsShape,
    ...pageShape,
    query_executed: z.string()
  }),
  async call(args, context) {
    const splunk = await context.splunk()
    const lookup = await findLookup(splunk, args.name, { app: args.app, owner: args.owner })
    const inApp = splunk.inApp(args.app ?? lookup.app)
    const spl = await context.clear(lookupSpl(args.name, args.filter, args.fields), inApp)
    const search = { spl, range: { earliest: '-1m', latest: 'now' } }
    const { job, page } = await runSearchJob(inApp, search, {
      page: { count: args.count, offset: args.offset },
      afterwards: 'drop'
    })
    return {
      ...lookup,
      ...rowsOf(page, [...limitsReached(job), ...job.messages]),
      ...pageState(page.rows.length, args.offset, job.resultCount),
      query_executed: spl
    }
  }
})
