import { z } from 'zod'
import type { Entry, EntryPage } from '../../../splunk/entries.ts'
import { app, count, offset } from './arguments.ts'
import { pageState } from './page.ts'

/** What every tool takes that lists objects as splunkd pages them. */
export const listing = {
  search: z
    .string()
    .trim()
    .min(1)
    .max(256)
    .optional()
    .describe(
      'Words that must stand in the name or in a setting, or setting=value with * as wildcard: name=web*.'
    ),
  count,
  offset
}

/** The same for objects that belong to apps. */
export const listingOfApp = {
  app: app.describe('Only those of this app, by the name of its folder. Left out: of all apps.'),
  ...listing
}

/** A page of objects as a tool answers with it. */
export function entryPage<Content, Item>(
  { items, total }: EntryPage<Content>,
  args: { readonly count: number; readonly offset: number },
  itemOf: (entry: Entry<Content>) => Item
) {
  const end = args.offset + items.length
  // Without a total, a full page is the only sign of more.
  const known = total ?? (items.length === args.count ? end + 1 : end)
  return {
    items: items.map(itemOf),
    ...pageState(items.length, args.offset, known),
    total
  }
}
