import { z } from 'zod'
import { type EntryPage, type ListOptions, listEntries } from './entries.ts'
import { flag, optionalText } from './feed.ts'
import type { Splunk } from './splunk.ts'

const appSchema = z.object({
  label: optionalText,
  version: optionalText,
  description: optionalText,
  author: optionalText,
  visible: flag.catch(true).default(true),
  disabled: flag.catch(false).default(false),
  configured: flag.catch(false).default(false)
})
export type App = Readonly<z.output<typeof appSchema>>

/** The apps that this user may see, by name. */
export const listApps = (splunk: Splunk, options: ListOptions): Promise<EntryPage<App>> =>
  listEntries(splunk, 'apps/local', appSchema, { sortKey: 'name', ...options })
