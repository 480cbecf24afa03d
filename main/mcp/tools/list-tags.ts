import { z } from 'zod'
import { listTags as tagsOf } from '../../splunk/tags.ts'
import { defineTool } from '../tool.ts'
import { placeOf, placeShape } from './parts/entry.ts'
import { entryPage, listingOfApp } from './parts/entry-page.ts'
import { pageShape } from './parts/page.ts'

export const listTags = defineTool({
  name: 'list_tags',
  title: 'Tags',
  toolset: 'metadata',
  description: `Lists which field values bear which tags, one entry for each pair of field and value (host=web-01, eventtype=failed_login). A search finds them by tag=name or tag::host=name. Use it to see what a tag in a search covers; the searches behind event types are in list_event_types.
Example: {"search": "authentication"}`,
  input: z.strictObject(listingOfApp),
  output: z.object({
    items: z.array(
      z.object({
        name: z.string().describe('field=value, as its stanza in tags.conf is named.'),
        field: z.string(),
        value: z.string(),
        tags: z.array(z.string()),
        disabled_tags: z.array(z.string()),
        ...placeShape
      })
    ),
    ...pageShape
  }),
  async call(args, context) {
    const page = await tagsOf(await context.splunk(), args)
    return entryPage(page, args, (entry) => {
      const [field = '', ...value] = entry.name.split('=')
      return {
        name: entry.name,
        field,
        value: value.join('='),
        tags: [...entry.content.enabled],
        disabled_tags: [...entry.content.disabled],
        ...placeOf(entry)
      }
    })
  }
})
