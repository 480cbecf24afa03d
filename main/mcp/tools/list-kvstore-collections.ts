import { z } from 'zod'
import { listKvCollections } from '../../splunk/kv-store.ts'
import { defineTool } from '../tool.ts'
import { app, count, offset, part } from './parts/arguments.ts'
import { collectionOf, collectionShape } from './parts/collection-shape.ts'
import { holds } from './parts/entry.ts'
import { pageOf, pageShape } from './parts/page.ts'

export const listKvstoreCollections = defineTool({
  name: 'list_kvstore_collections',
  title: 'KV store collections',
  toolset: 'lookups',
  description: `Lists the collections of the KV store, by name, with the fields that they declare; documents may have others. Their documents: get_kvstore_data.
Example: {"app": "search"}`,
  input: z.strictObject({
    app,
    search: part.describe('Part of the name, in any letter case.'),
    count,
    offset
  }),
  output: z.object({ items: z.array(collectionShape), ...pageShape }),
  async call(args, context) {
    const all = await listKvCollections(await context.splunk(), args.app)
    const { items, ...state } = pageOf(
      all.filter(({ name }) => holds(args.search, name)),
      args
    )
    return { items: items.map(collectionOf), ...state }
  }
})
