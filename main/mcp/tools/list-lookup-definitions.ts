import { z } from 'zod'
import { listLookupDefinitions as definitionsOf } from '../../splunk/lookups.ts'
import { defineTool } from '../tool.ts'
import { app, count, offset, owner, part } from './parts/arguments.ts'
import { entryOf, entryShape, holds } from './parts/entry.ts'
import { pageOf, pageShape } from './parts/page.ts'

export const listLookupDefinitions = defineTool({
  name: 'list_lookup_definitions',
  title: 'Lookup definitions',
  toolset: 'lookups',
  description: `Lists the lookups that are defined for searches, by name: what they read (a CSV file, a KV store collection, a program), their fields and how they match. Use it to write "| lookup"; rows: get_lookup with the name.
Example: {"search_filter": "identity"}`,
  input: z.strictObject({
    app,
    owner,
    search_filter: part.describe('Part of the name, file or collection, in any letter case.'),
    count,
    offset
  }),
  output: z.object({
    items: z.array(
      z.object({
        ...entryShape,
        type: z.string().describe('file, kvstore, external, geo, …'),
        filename: z.string().nullable(),
        collection: z.string().nullable(),
        external_cmd: z.string().nullable(),
        fields_list: z.array(z.string()).nullable(),
        match_type: z.string().nullable().describe('WILDCARD(…) or CIDR(…); null: exact.'),
        min_matches: z.string().nullable(),
        max_matches: z.string().nullable(),
        default_match: z.string().nullable(),
        case_sensitive_match: z.boolean().nullable(),
        enabled: z.boolean()
      })
    ),
    ...pageShape
  }),
  async call(args, context) {
    const all = await definitionsOf(await context.splunk(), args.app)
    const { items, ...state } = pageOf(
      all.filter(
        ({ name, acl, content }) =>
          (args.owner === undefined || acl.owner === args.owner) &&
          holds(args.search_filter, name, content.filename, content.collection)
      ),
      args
    )
    return {
      items: items.map((entry) => ({
        ...entryOf(entry),
        type: entry.content.type,
        filename: entry.content.filename,
        collection: entry.content.collection,
        external_cmd: entry.content.externalCommand,
        fields_list: entry.content.fields,
        match_type: entry.content.matchType,
        min_matches: entry.content.minMatches,
        max_matches: entry.content.maxMatches,
        default_match: entry.content.defaultMatch,
        case_sensitive_match: entry.content.caseSensitive,
        enabled: !entry.content.disabled
      })),
      ...state
    }
  }
})
