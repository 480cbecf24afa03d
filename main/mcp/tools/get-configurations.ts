import { z } from 'zod'
import { configurationFile, getStanza, listStanzas } from '../../splunk/configurations.ts'
import { defineTool } from '../tool.ts'
import { app, owner } from './parts/arguments.ts'
import { placeOf, placeShape } from './parts/entry.ts'
import { entryPage, listingOfApp } from './parts/entry-page.ts'
import { pageShape } from './parts/page.ts'

const none = z.literal('').transform(() => undefined)

export const getConfigurations = defineTool({
  name: 'get_configurations',
  title: 'Configuration files',
  toolset: 'administration',
  description: `Reads a configuration file as Splunk merges it from all apps: its stanzas with their settings, or one stanza. Use it to see how data is parsed (props, transforms), taken in (inputs, indexes) or limited (limits, authorize). Changes nothing. Passwords, tokens and keys are never shown: masked names the settings that hold one. Macros, event types and tags have tools of their own.
Example: {"conf_file": "props", "stanza": "access_combined"}`,
  input: z.strictObject({
    conf_file: z
      .string()
      .trim()
      .transform((file) => file.replace(/\.conf$/, ''))
      .pipe(z.string().regex(configurationFile, 'A file such as props, transforms or inputs.'))
      .describe('The file, with or without .conf: props, transforms, inputs, indexes, limits, …'),
    stanza: z
      .string()
      .trim()
      .max(512)
      .optional()
      .describe('Only this stanza; left out or empty: all of the file.'),
    ...listingOfApp,
    // Empty means left out, as the server whose parameters these are has it.
    app: app.or(none).describe('Only stanzas of this app. Left out or empty: of all apps.'),
    owner: owner.or(none).describe('Only stanzas of this user and shared ones. Left out: all.')
  }),
  output: z.object({
    file: z.string(),
    items: z.array(
      z.object({
        stanza: z.string(),
        settings: z.record(z.string(), z.string()),
        masked: z.array(z.string()).describe('Settings whose secret is not shown.'),
        ...placeShape
      })
    ),
    ...pageShape
  }),
  async call(args, context) {
    const { conf_file: file, stanza = '' } = args
    const splunk = await context.splunk()
    const page =
      stanza === ''
        ? await listStanzas(splunk, file, args)
        : {
            items: [await getStanza(splunk, file, stanza, { app: args.app, owner: args.owner })],
            total: 1
          }
    const { offset } = stanza === '' ? args : { offset: 0 }
    return {
      file,
      ...entryPage(page, { ...args, offset }, (entry) => ({
        stanza: entry.name,
        settings: { ...entry.content.settings },
        masked: [...entry.content.masked],
        ...placeOf(entry)
      }))
    }
  }
})
