import type { z } from 'zod'
import { type Entry, type EntryPage, type ListOptions, listEntries } from './entries.ts'
import type { Splunk } from './splunk.ts'

/** splunkd would answer with all at once, but entries can be large. */
const perRequest = 200

/**
 * The whole collection, read page by page: for filters that splunkd does not have, so that totals are
 * exact. In an app splunkd also shows what other apps share with it; `app` leaves that out.
 */
export async function allEntries<Content>(
  splunk: Splunk,
  collection: string,
  content: z.ZodType<Content>,
  options: Omit<ListOptions, 'count' | 'offset'> = {}
): Promise<readonly Entry<Content>[]> {
  const all: Entry<Content>[] = []
  for (;;) {
    const page = { ...options, count: perRequest, offset: all.length }
    const { items, total } = await listEntries(splunk, collection, content, page)
    all.push(...items)
    const more = total === null ? items.length === perRequest : all.length < total
    if (items.length === 0 || !more) break
  }
  return options.app === undefined ? all : all.filter(({ acl }) => acl.app === options.app)
}

/** A page of what belongs to `app`, else of all apps; the total is exact either way. */
export async function listEntriesOf<Content>(
  splunk: Splunk,
  collection: string,
  content: z.ZodType<Content>,
  options: ListOptions
): Promise<EntryPage<Content>> {
  if (options.app === undefined) return listEntries(splunk, collection, content, options)
  const { count, offset = 0, ...filter } = options
  const all = await allEntries(splunk, collection, content, filter)
  return { items: all.slice(offset, count === 0 ? undefined : offset + count), total: all.length }
}
