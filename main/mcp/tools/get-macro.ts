import { z } from 'zod'
import { getMacro as macroNamed } from '../../splunk/macros.ts'
import { defineTool } from '../tool.ts'
import { app, owner } from './parts/arguments.ts'
import { macroOf, macroShape } from './parts/macro-shape.ts'

export const getMacro = defineTool({
  name: 'get_macro',
  title: 'One search macro',
  toolset: 'metadata',
  description: `Shows a search macro: definition, arguments, and the check of its arguments. The number of arguments belongs to its name: \`errors(web, 5)\` in a search is the macro errors(2). Use it to understand a search that calls one; list_macros finds names.
Example: {"name": "errors(2)"}`,
  input: z.strictObject({
    name: z
      .string()
      .trim()
      .min(1)
      .max(256)
      .describe('With the number of arguments, without backticks: errors(2).'),
    app: app.describe('The app that it belongs to, where several have one.'),
    owner: owner
  }),
  output: z.object({
    ...macroShape,
    validation: z.string().nullable().describe('An eval expression that the arguments must meet.'),
    error_message: z.string().nullable().describe('What Splunk says where they do not.')
  }),
  async call(args, context) {
    const name = args.name.replace(/^`|`$/g, '')
    const { app, owner } = args
    const entry = await macroNamed(await context.splunk(), name, { app, owner })
    const { validation, errormsg } = entry.content
    return { ...macroOf(entry), validation, error_message: errormsg }
  }
})
