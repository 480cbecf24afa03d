import { z } from 'zod'
import { splCommands } from '../spl-reference.ts'
import { defineTool } from '../tool.ts'
import { count, offset } from './parts/arguments.ts'
import { pageOf, pageShape } from './parts/page.ts'

export const listSplCommands = defineTool({
  name: 'list_spl_commands',
  title: 'SPL commands',
  toolset: 'spl_help',
  description: `Lists the search commands that this Splunk knows, those of its apps too, each with one sentence. Use it to find the command for a task; get_spl_reference tells syntax and examples of one.
Example: {"search": "json"}`,
  input: z.strictObject({
    search: z
      .string()
      .trim()
      .min(1)
      .max(256)
      .optional()
      .describe('Only those with this text in their name or description.'),
    count,
    offset
  }),
  output: z.object({
    items: z.array(
      z.object({
        name: z.string(),
        summary: z.string().nullable(),
        category: z.string().nullable(),
        source: z
          .enum(['instance', 'bundled'])
          .describe('instance: from this Splunk; bundled: a text of Switchboard for Splunk.')
      })
    ),
    ...pageShape,
    note: z.string().nullable()
  }),
  async call(args, context) {
    const { commands, note } = await splCommands(await context.splunk())
    const wanted = args.search?.toLowerCase() ?? ''
    const found = commands.filter(({ name, summary }) =>
      `${name} ${summary ?? ''}`.toLowerCase().includes(wanted)
    )
    return { ...pageOf(found, args), note }
  }
})
