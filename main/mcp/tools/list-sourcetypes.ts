import { z } from 'zod'
import {
  listSourcetypes as sourcetypesOf,
  mostSourcetypes,
  sourcetypesSpl
} from '../../splunk/metadata.ts'
import { defineTool } from '../tool.ts'
import { count, offset } from './arguments.ts'
import { pageOf, pageShape } from './page.ts'

const isoOf = (seconds: number | null): string | null =>
  seconds === null ? null : new Date(seconds * 1000).toISOString()

export const listSourcetypes = defineTool({
  name: 'list_sourcetypes',
  title: 'Sourcetypes',
  toolset: 'metadata',
  description: `Lists the sourcetypes with their number of events and first and last event, most events first; of all indexes or of one. Tells what kinds of data there are before you search. Cheap: reads Splunk's metadata, not events.
Example: {"index": "web"}`,
  input: z.object({
    index: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9_*][A-Za-z0-9_*-]{0,79}$/, 'An index name, or a pattern such as web*.')
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
    const all = await sourcetypesOf(splunk, await context.clear(sourcetypesSpl(indexes)))
    const { items, ...state } = pageOf(all, args)
    const cut = `Splunk lists ${mostSourcetypes} sourcetypes at most: there may be more.`
    return {
      items: items.map(({ name, totalCount, firstTime, lastTime }) => ({
        name,
        total_events: totalCount,
        earliest: isoOf(firstTime),
        latest: isoOf(lastTime)
      })),
      ...state,
      messages: all.length >= mostSourcetypes ? [{ type: 'WARN', text: cut }] : []
    }
  }
})
