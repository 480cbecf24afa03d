import { z } from 'zod'
import { createKvCollection, createKvLookup } from '../../splunk/kv-store.ts'
import { SplunkError } from '../../splunk/splunk-error.ts'
import { defineTool } from '../tool.ts'
import { collectionOf, collectionShape } from './parts/collection-shape.ts'

const name = z
  .string()
  .trim()
  .regex(/^[A-Za-z_][\w-]{0,99}$/, 'Letters, digits, _ and -; a letter first.')
const field = z
  .string()
  .trim()
  .regex(/^[A-Za-z_][\w.]{0,99}$/, 'Letters, digits, _ and dots.')

export const createKvstoreCollection = defineTool({
  name: 'create_kvstore_collection',
  title: 'Create a KV store collection',
  toolset: 'lookups',
  writes: 'kvstore',
  description: `Creates an empty collection in the KV store of an app, shared with those who may use the app. Fails where the name is taken. With create_lookup_definition searches can use it at once, as <collection>_lookup. Documents are not written by tools.
Example: {"app": "search", "collection": "assets", "fields": [{"name": "ip", "type": "string"}, {"name": "risk", "type": "number"}], "create_lookup_definition": true}`,
  input: z.strictObject({
    app: z
      .string()
      .trim()
      .max(100)
      .regex(/^[. ]*\w[\w. -]*$/, 'The folder name of an app.')
      .describe('App, by the name of its folder.'),
    collection: name.describe('Its name, not yet taken in this app.'),
    fields: z
      .array(
        z.object({
          name: field,
          type: z.enum(['string', 'number', 'bool', 'time', 'cidr', 'array']).default('string')
        })
      )
      .max(200)
      .default([])
      .describe('Fields with types; documents may have others.'),
    accelerated_fields: z
      .record(name, z.record(field, z.union([z.literal(1), z.literal(-1)])))
      .default({})
      .describe('Indexes by name: {"by_ip": {"ip": 1}}'),
    replicated: z.boolean().default(true).describe('Whether indexers get a copy for lookups.'),
    create_lookup_definition: z
      .boolean()
      .default(false)
      .describe('Whether searches can use it as the lookup <collection>_lookup.')
  }),
  output: z.object({
    ...collectionShape.shape,
    created: z.literal(true),
    lookup_definition: z.string().nullable().describe('The name for "| lookup"; null: none made.'),
    note: z.string().nullable()
  }),
  async call(args, context) {
    const splunk = await context.splunk()
    const collection = await createKvCollection(splunk, {
      app: args.app,
      name: args.collection,
      fields: args.fields,
      acceleratedFields: args.accelerated_fields,
      replicated: args.replicated
    })
    const lookup = `${args.collection}_lookup`
    let note: string | null = null
    if (args.create_lookup_definition) {
      try {
        const fields = args.fields.map((one) => one.name)
        await createKvLookup(
          splunk,
          { app: args.app, name: collection.name },
          { name: lookup, fields }
        )
      } catch (error) {
        if (!(error instanceof SplunkError)) throw error
        // The collection stands all the same, and a second call would only find it taken.
        note = `The collection was made, but its lookup definition ${lookup} was not: ${error.message}`
      }
    }
    return {
      ...collectionOf(collection),
      created: true as const,
      lookup_definition: args.create_lookup_definition && note === null ? lookup : null,
      note
    }
  }
})
