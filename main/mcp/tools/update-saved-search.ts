import { z } from 'zod'
import { type Entry, updateEntry } from '../../splunk/entries.ts'
import { storedSpl } from '../../splunk/saved-spl.ts'
import {
  type SavedSearch,
  type SavedSearchSettings,
  findSavedSearch,
  savedSearchForm,
  savedSearchSchema,
  savedSearches
} from '../../splunk/saved-searches.ts'
import { ToolError, defineTool } from '../tool.ts'
import { query } from './parts/arguments.ts'
import {
  assertNoAlert,
  cronSchedule,
  savedSearchName,
  savedSearchPlace,
  savedTime
} from './parts/saved-search-answer.ts'

const value = z.union([z.string(), z.boolean()]).nullable()

export const updateSavedSearch = defineTool({
  name: 'update_saved_search',
  title: 'Change a saved search',
  toolset: 'saved_searches',
  writes: 'saved_searches',
  annotations: { idempotentHint: true },
  description: `Changes the SPL, description, time range, schedule or visibility of a saved report; what is left out stays as it is. The answer shows each setting before and after. Look at it first with get_saved_search_details. For alerts use update_alert. SPL that the policy would not let run is not saved.
Example: {"name": "5xx by host", "earliest_time": "-7d@d", "description": "Server errors of the last week."}`,
  input: z.strictObject({
    name: savedSearchName,
    ...savedSearchPlace,
    search: query.optional(),
    description: z.string().max(2000).optional(),
    earliest_time: savedTime.optional().describe('Start of its time range; empty: all time.'),
    latest_time: savedTime.optional().describe('End of its time range; empty: now.'),
    is_scheduled: z.boolean().optional(),
    cron_schedule: cronSchedule.optional(),
    is_visible: z.boolean().optional()
  }),
  output: z.object({
    name: z.string(),
    app: z.string(),
    owner: z.string(),
    updated: z.boolean().describe('false: everything was so already.'),
    changes_made: z.array(z.object({ setting: z.string(), before: value, after: value })),
    updated_at: z.string()
  }),
  async call({ name, app, owner, ...args }, context) {
    if (Object.values(args).every((one) => one === undefined)) {
      throw new ToolError('invalid_arguments', 'No setting was given to change.')
    }
    const profile = await context.splunk()
    const entry = await findSavedSearch(profile, name, { app, owner })
    assertNoAlert(entry, 'update_alert')
    const splunk = profile.inApp(entry.acl.app)
    const search =
      args.search === undefined ? undefined : storedSpl(await context.clear(args.search, splunk))
    const wanted: SavedSearchSettings = {
      search,
      description: args.description,
      earliest: args.earliest_time,
      latest: args.latest_time,
      isScheduled: args.is_scheduled,
      cronSchedule: args.cron_schedule,
      isVisible: args.is_visible
    }
    const changes = changesOf(entry.content, wanted)
    assertHarmless(entry, wanted, changes)
    const { acl } =
      changes.length === 0
        ? entry
        : await updateEntry(
            splunk,
            savedSearches,
            savedSearchSchema,
            entry,
            // splunkd wants the search with every change.
            savedSearchForm({ search: entry.content.search, ...given(wanted) })
          )
    return {
      name: entry.name,
      app: acl.app,
      owner: acl.owner,
      updated: changes.length > 0,
      changes_made: changes,
      updated_at: new Date().toISOString()
    }
  }
})

interface Change {
  readonly setting: string
  readonly before: string | boolean | null
  readonly after: string | boolean | null
}

const settings = {
  search: 'search',
  description: 'description',
  earliest: 'earliest_time',
  latest: 'latest_time',
  isScheduled: 'is_scheduled',
  cronSchedule: 'cron_schedule',
  isVisible: 'is_visible'
} as const satisfies Readonly<Record<keyof SavedSearchSettings, string>>

function changesOf(before: SavedSearch, wanted: SavedSearchSettings): Change[] {
  return Object.entries(settings).flatMap(([key, setting]) => {
    const after = wanted[key as keyof typeof settings]
    const now = before[key as keyof typeof settings]
    return after === undefined || after === (now ?? '') ? [] : [{ setting, before: now, after }]
  })
}

const given = (wanted: SavedSearchSettings): SavedSearchSettings =>
  Object.fromEntries(Object.entries(wanted).filter(([, one]) => one !== undefined))

/** A change must neither make an alert of a report nor decide what its actions send. */
function assertHarmless(
  { name, content }: Entry<SavedSearch>,
  wanted: SavedSearchSettings,
  changes: readonly Change[]
): void {
  if (wanted.isScheduled === true && content.triggers) {
    throw new ToolError(
      'is_alert',
      `"${name}" has a trigger condition, so on a schedule it would be an alert. Nothing was changed.`,
      'Create an alert of its SPL with create_alert, or switch its schedule on in Splunk.'
    )
  }
  if (wanted.isScheduled === true && (wanted.cronSchedule ?? content.cronSchedule ?? '') === '') {
    throw new ToolError(
      'invalid_arguments',
      `"${name}" has no schedule yet: is_scheduled needs a cron_schedule.`
    )
  }
  const fed = changes.filter(({ setting }) => !['description', 'is_visible'].includes(setting))
  if (content.actions.length > 0 && fed.length > 0) {
    throw new ToolError(
      'has_actions',
      `"${name}" runs actions (${content.actions.join(', ')}), and a change of ${fed.map(({ setting }) => setting).join(', ')} would decide what they send or run. Nothing was changed.`,
      'Change it in Splunk, or save the SPL under another name with create_saved_search.'
    )
  }
}
