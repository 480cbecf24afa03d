import { z } from 'zod'
import { listDataModels as dataModelsOf } from '../../splunk/data-models.ts'
import { defineTool } from '../tool.ts'
import { placeOf, placeShape } from './parts/entry.ts'
import { entryPage, listingOfApp } from './parts/entry-page.ts'
import { pageShape } from './parts/page.ts'

export const listDataModels = defineTool({
  name: 'list_data_models',
  title: 'Data models',
  toolset: 'metadata',
  description: `Lists the data models (such as those of the Common Information Model) with the number of their objects and whether they are accelerated. Use it before you write "tstats … from datamodel=", which is fast only on accelerated ones; get_data_model tells objects, fields and constraints.
Example: {"search": "Network"}`,
  input: z.strictObject(listingOfApp),
  output: z.object({
    items: z.array(
      z.object({
        name: z.string(),
        display_name: z.string().nullable(),
        description: z.string().nullable(),
        object_count: z.int(),
        accelerated: z.boolean(),
        ...placeShape
      })
    ),
    ...pageShape
  }),
  async call(args, context) {
    const page = await dataModelsOf(await context.splunk(), args)
    return entryPage(page, args, (entry) => ({
      name: entry.name,
      display_name: entry.content.displayName,
      description: entry.content.description,
      object_count: entry.content.objectCount,
      accelerated: entry.content.acceleration.enabled,
      ...placeOf(entry)
    }))
  }
})
