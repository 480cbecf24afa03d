import { z } from 'zod'
import type { KvCollection } from '../../../splunk/kv-store.ts'
import { entryOf, entryShape } from './entry.ts'

/** A collection of the KV store in the answers of the tools. */
export const collectionShape = z.object({
  ...entryShape,
  fields: z.array(z.object({ name: z.string(), type: z.string() })),
  accelerated_fields: z.array(z.object({ name: z.string(), definition: z.string() })),
  replicated: z.boolean().describe('Whether indexers get a copy.'),
  enforce_types: z.boolean(),
  enabled: z.boolean()
})

export const collectionOf = (collection: KvCollection): z.input<typeof collectionShape> => ({
  ...entryOf(collection),
  fields: collection.content.fields,
  accelerated_fields: collection.content.acceleratedFields,
  replicated: collection.content.replicated,
  enforce_types: collection.content.enforceTypes,
  enabled: !collection.content.disabled
})
