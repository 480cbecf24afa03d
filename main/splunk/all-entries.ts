import type { z } from 'zod'
import { type Entry, type ListOptions, listEntries } from './entries.ts'
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
