import { z } from 'zod'
import { splReference } from '../spl-reference.ts'
import { defineTool } from '../tool.ts'

export const getSplReference = defineTool({
  name: 'get_spl_reference',
  title: 'Reference of an SPL command',
  toolset: 'spl_help',
  description: `Tells syntax, description, examples and related commands of one search command, as this Splunk itself documents it, else from a short text of Switchboard for Splunk; source says which. Use it before you use a command that you are not sure of, or when a search failed at one. To find commands use list_spl_commands.
Example: {"command": "timechart"}`,
  input: z.strictObject({
    command: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^\|?\s*[a-z_][\w-]{0,63}$/, 'A command name such as stats.')
      .transform((command) => command.replace(/^\|\s*/, ''))
      .describe('Name of the command, without arguments.')
  }),
  output: z.object({
    command: z.string(),
    source: z.enum(['instance', 'bundled']),
    note: z.string().nullable().describe('Why the text is not of this Splunk.'),
    syntax: z.string().nullable(),
    summary: z.string().nullable(),
    description: z.string().nullable(),
    examples: z.array(z.object({ comment: z.string().nullable(), spl: z.string() })),
    related: z.array(z.string()),
    aliases: z.array(z.string()),
    category: z.string().nullable(),
    refused: z.string().nullable().describe('Why searches with it are refused; null: they are not.')
  }),
  async call(args, context) {
    const reference = await splReference(await context.splunk(), args.command)
    return {
      command: reference.name,
      source: reference.source,
      note: reference.note,
      syntax: reference.syntax,
      summary: reference.shortdesc,
      description: reference.description,
      examples: [...reference.examples],
      related: [...reference.related],
      aliases: [...reference.aliases],
      category: reference.category,
      refused: reference.refused
    }
  }
})
