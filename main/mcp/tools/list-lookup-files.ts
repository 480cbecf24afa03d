import { z } from 'zod'
import { listLookupFiles as filesOf } from '../../splunk/lookups.ts'
import { defineTool } from '../tool.ts'
import { app, count, offset, owner, part } from './parts/arguments.ts'
import { entryOf, entryShape, holds } from './parts/entry.ts'
import { pageOf, pageShape } from './parts/page.ts'

export const listLookupFiles = defineTool({
  name: 'list_lookup_files',
  title: 'Lookup files',
  toolset: 'lookups',
  description: `Lists the CSV files that searches can use as lookups, by name. Their rows: get_lookup with the name. Lookups that are defined on a file, a KV store collection or a program are in list_lookup_definitions.
Example: {"app": "search", "search_filter": "asset"}`,
  input: z.strictObject({
    app,
    owner,
    search_filter: part.describe('Part of the name, in any letter case.'),
    count,
    offset
  }),
  output: z.object({
    items: z.array(
      z.object({
        ...entryShape,
        size_bytes: z.number().nullable(),
        modified: z.string().nullable(),
        fields: z.array(z.string()).nullable().describe('null where this Splunk does not tell.')
      })
    ),
    ...pageShape
  }),
  async call(args, context) {
    const all = await filesOf(await context.splunk(), args.app)
    const { items, ...state } = pageOf(
      all.filter(
        ({ name, acl }) =>
          (args.owner === undefined || acl.owner === args.owner) && holds(args.search_filter, name)
      ),
      args
    )
    return {
      items: items.map((entry) => ({
        ...entryOf(entry),
        size_bytes: entry.content.size,
        modified:
          entry.content.modified === null
            ? null
            : new Date(entry.content.modified * 1000).toISOString(),
        fields: entry.content.fields
      })),
      ...state
    }
  }
})
