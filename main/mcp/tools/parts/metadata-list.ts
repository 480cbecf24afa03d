import { z } from 'zod'
import {
  type MetadataField,
  listMetadata,
  metadataSpl,
  mostMetadataValues
} from '../../../splunk/metadata.ts'
import { type Tool, defineTool } from '../../tool.ts'
import { count, offset } from './arguments.ts'
import { pageOf, pageShape } from './page.ts'

export const isoOf = (seconds: number | null): string | null =>
  seconds === null ? null : new Date(seconds * 1000).toISOString()

/** An index name or a pattern; nothing else goes into the text of a search. */
export const index = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9_*][A-Za-z0-9_*-]{0,79}$/, 'An index name, or a pattern such as web*.')

/** The tool that lists the hosts, sources or sourcetypes of all time. */
export const metadataList = (
  field: MetadataField,
  texts: { readonly name: string; readonly title: string; readonly description: string }
): Tool =>
  defineTool({
    ...texts,
    toolset: 'metadata',
    input: z.strictObject({
      index: index
        .optional()
        .describe('An index, or a pattern such as web*. Left out: all, internal ones too.'),
      count,
      offset
    }),
    output: z.object({
      items: z.array(
        z.object({
          name: z.string(),
          total_events: z.number(),
          earliest: z.string().nullable(),
          latest: z.string().nullable()
        })
      ),
      ...pageShape,
      messages: z.array(z.object({ type: z.string(), text: z.string() }))
    }),
    async call(args, context) {
      const splunk = await context.splunk()
      const indexes = args.index === undefined ? ['*', '_*'] : [args.index]
      const spl = await context.clear(metadataSpl(field, indexes))
      const all = await listMetadata(splunk, field, spl)
      const { items, ...state } = pageOf(all, args)
      const cut = all.length >= mostMetadataValues
      const text = `Splunk lists ${mostMetadataValues} ${field}s at most: there may be more. Ask for one index, or use get_metadata.`
      return {
        items: items.map(({ value, totalCount, firstTime, lastTime }) => ({
          name: value,
          total_events: totalCount,
          earliest: isoOf(firstTime),
          latest: isoOf(lastTime)
        })),
        ...state,
        ...(cut && { total: null }),
        messages: cut ? [{ type: 'WARN', text }] : []
      }
    }
  })
