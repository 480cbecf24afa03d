import { z } from 'zod'
import { listMacros as macrosOf } from '../../splunk/macros.ts'
import { defineTool } from '../tool.ts'
import { entryPage, listingOfApp } from './parts/entry-page.ts'
import { macroOf, macroShape } from './parts/macro-shape.ts'
import { pageShape } from './parts/page.ts'

export const listMacros = defineTool({
  name: 'list_macros',
  title: 'Search macros',
  toolset: 'metadata',
  description: `Lists search macros with arguments and definitions. Use it to find ready-made pieces of SPL, or what a macro in a search (\`name\` in backticks) may be; get_macro shows one with its validation.
Example: {"search": "errors", "app": "search"}`,
  input: z.strictObject(listingOfApp),
  output: z.object({ items: z.array(z.object(macroShape)), ...pageShape }),
  call: async (args, context) =>
    entryPage(await macrosOf(await context.splunk(), args), args, macroOf)
})
