import { z } from 'zod'
import { findKvCollection, kvDocuments } from '../../splunk/kv-store.ts'
import { ToolError, defineTool } from '../tool.ts'
import { app } from './parts/arguments.ts'
import { pageShape } from './parts/page.ts'

const field = z
  .string()
  .trim()
  .min(1)
  .max(255)
  .regex(/^[^,:]*$/, 'A field name.')

export const getKvstoreData = defineTool({
  name: 'get_kvstore_data',
  title: 'KV store documents',
  toolset: 'lookups',
  description: `Reads documents of a KV store collection as they are, with nested values. Query, sort and page on the server. The KV store does not count: total is known only at the end (truncated false). Collections: list_kvstore_collections. For a lookup's rows by its definition use get_lookup.
Example: {"collection": "assets", "app": "search", "query": {"risk": {"$gte": 50}}, "sort": "risk:-1", "limit": 20}`,
  input: z.strictObject({
    collection: z
      .string()
      .trim()
      .min(1)
      .max(255)
      .describe('Its name, from list_kvstore_collections.'),
    app,
    query: z
      .record(z.string(), z.unknown())
      .optional()
      .describe("Splunk's KV query: values, or $gt $gte $lt $lte $ne $and $or $not $regex."),
    fields: z.array(field).max(100).optional().describe('Only these, with _key.'),
    sort: z
      .string()
      .trim()
      .regex(/^[^,:]+:-?1(?:,[^,:]+:-?1)*$/, 'For example "risk:-1,name:1"')
      .optional()
      .describe('Fields with 1 for ascending or -1 for descending: "risk:-1,name:1"'),
    limit: z.int().min(1).max(10_000).default(100).describe('Most documents in this answer.'),
    skip: z.int().min(0).default(0).describe('How many to leave out; next_offset to go on.')
  }),
  output: z.object({
    collection: z.string(),
    app: z.string(),
    items: z.array(z.record(z.string(), z.unknown())),
    ...pageShape
  }),
  async call({ collection, app: inApp, limit, skip, query, fields, sort }, context) {
    if (query !== undefined && JSON.stringify(query).length > 6000) {
      throw new ToolError('invalid_arguments', 'The query is longer than 6,000 characters.')
    }
    const splunk = await context.splunk()
    const { acl, name } = await findKvCollection(splunk, collection, inApp)
    const found = await kvDocuments(
      splunk,
      { app: acl.app, name },
      // One more than asked for tells whether there are more.
      { query, fields, sort, skip, limit: limit + 1 }
    )
    const truncated = found.length > limit
    const items = found.slice(0, limit)
    // Beyond the end there is no telling where the end was.
    const known = !truncated && (items.length > 0 || skip === 0)
    return {
      collection: name,
      app: acl.app,
      items,
      total: known ? skip + items.length : null,
      returned: items.length,
      truncated,
      next_offset: truncated ? skip + limit : null
    }
  }
})
