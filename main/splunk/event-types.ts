import { z } from 'zod'
import { listEntriesOf } from './all-entries.ts'
import { type EntryPage, type ListOptions } from './entries.ts'
import { flag, optionalNumber, optionalText } from './feed.ts'
import type { Splunk } from './splunk.ts'

const eventTypeSchema = z.object({
  search: z.string().catch('').default(''),
  description: optionalText,
  /** 1 is the highest. */
  priority: optionalNumber,
  disabled: flag.catch(false).default(false),
  tags: z
    .union([z.array(z.string()), z.string().transform((tags) => tags.split(/[\s,]+/))])
    .catch([])
    .default([])
    .transform((tags) => tags.filter((tag) => tag !== ''))
})
export type EventType = Readonly<z.output<typeof eventTypeSchema>>

/** The event types that this user may see, by name. */
export const listEventTypes = (
  splunk: Splunk,
  options: ListOptions
): Promise<EntryPage<EventType>> =>
  listEntriesOf(splunk, 'saved/eventtypes', eventTypeSchema, { sortKey: 'name', ...options })
