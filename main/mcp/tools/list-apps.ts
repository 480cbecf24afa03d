import { z } from 'zod'
import { listApps as appsOf } from '../../splunk/apps.ts'
import { defineTool } from '../tool.ts'
import { entryPage, listing } from './parts/entry-page.ts'
import { pageShape } from './parts/page.ts'

export const listApps = defineTool({
  name: 'list_apps',
  title: 'Apps',
  toolset: 'administration',
  description: `Lists the apps and add-ons on this Splunk with version and state. Use it to learn what is installed (Enterprise Security, an add-on for a data source), and for the names that other tools take as app.
Example: {"search": "add-on"}`,
  input: z.strictObject(listing),
  output: z.object({
    items: z.array(
      z.object({
        name: z.string().describe("The folder's name, which other tools take as app."),
        label: z.string().nullable().describe('As people see it.'),
        version: z.string().nullable(),
        description: z.string().nullable(),
        author: z.string().nullable(),
        visible: z.boolean().describe('Whether it has pages of its own.'),
        disabled: z.boolean(),
        configured: z.boolean().describe('Whether its set-up has been done.')
      })
    ),
    ...pageShape
  }),
  async call(args, context) {
    const page = await appsOf(await context.splunk(), args)
    return entryPage(page, args, ({ name, content }) => ({ name, ...content }))
  }
})
