import { z } from 'zod'
import { listEventTypes as eventTypesOf } from '../../splunk/event-types.ts'
import { defineTool } from '../tool.ts'
import { placeOf, placeShape } from './parts/entry.ts'
import { entryPage, listingOfApp } from './parts/entry-page.ts'
import { pageShape } from './parts/page.ts'

export const listEventTypes = defineTool({
  name: 'list_event_types',
  title: 'Event types',
  toolset: 'metadata',
  description: `Lists event types: named searches that classify events, used as eventtype=name in a search, with their tags. Use it to find how an organisation already names kinds of events (failed logins, attacks). What a tag stands for: list_tags.
Example: {"search": "failed"}`,
  input: z.strictObject(listingOfApp),
  output: z.object({
    items: z.array(
      z.object({
        name: z.string(),
        search: z.string(),
        description: z.string().nullable(),
        tags: z.array(z.string()),
        priority: z.number().nullable().describe('1 is the highest.'),
        disabled: z.boolean(),
        ...placeShape
      })
    ),
    ...pageShape
  }),
  async call(args, context) {
    const page = await eventTypesOf(await context.splunk(), args)
    return entryPage(page, args, (entry) => ({
      name: entry.name,
      search: entry.content.search,
      description: entry.content.description,
      tags: [...entry.content.tags],
      priority: entry.content.priority,
      disabled: entry.content.disabled,
      ...placeOf(entry)
    }))
  }
})
