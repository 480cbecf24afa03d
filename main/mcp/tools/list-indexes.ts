import { z } from 'zod'
import { listIndexes as indexesOf } from '../../splunk/indexes.ts'
import { defineTool } from '../tool.ts'
import { count, offset } from './parts/arguments.ts'
import { pageOf, pageShape } from './parts/page.ts'

export const listIndexes = defineTool({
  name: 'list_indexes',
  title: 'Indexes',
  toolset: 'metadata',
  description: `Lists the indexes that this Splunk user may see, with number of events, size and time span. Call it first when you do not know where the data is; then list_sourcetypes for what an index holds.
Counts are those of the server that answers: a search head in front of separate indexers can show 0 or leave indexes out. Then search: | eventcount summarize=false index=*
Example: {} or {"include_internal": true}`,
  input: z.strictObject({
    include_internal: z
      .boolean()
      .default(false)
      .describe("Whether to list Splunk's own indexes too (_internal, _audit, …)."),
    search: z
      .string()
      .trim()
      .max(80)
      .default('')
      .describe('Only those with this text in their name.'),
    count,
    offset
  }),
  output: z.object({
    items: z.array(
      z.object({
        name: z.string(),
        total_events: z.number().nullable(),
        size_mb: z.number().nullable(),
        earliest: z.string().nullable(),
        latest: z.string().nullable(),
        is_internal: z.boolean(),
        disabled: z.boolean(),
        datatype: z.string().describe('event or metric.')
      })
    ),
    ...pageShape,
    total_count_including_internal: z.int()
  }),
  async call(args, context) {
    const all = await indexesOf(await context.splunk())
    const wanted = args.search.toLowerCase()
    const shown = all.filter(
      ({ name, isInternal }) =>
        (args.include_internal || !isInternal) && name.toLowerCase().includes(wanted)
    )
    const { items, ...state } = pageOf(shown, args)
    return {
      items: items.map((index) => ({
        name: index.name,
        total_events: index.totalEvents,
        size_mb: index.sizeMb,
        earliest: index.earliest,
        latest: index.latest,
        is_internal: index.isInternal,
        disabled: index.disabled,
        datatype: index.datatype
      })),
      ...state,
      total_count_including_internal: all.length
    }
  }
})
