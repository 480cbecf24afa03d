import { z } from 'zod'
import { listSavedSearches as savedSearchesOf, sharings } from '../../splunk/saved-searches.ts'
import { defineTool } from '../tool.ts'
import { app, count, offset, owner } from './parts/arguments.ts'
import { entryOf, entryShape } from './parts/entry.ts'
import { pageShape, pageState } from './parts/page.ts'

export const listSavedSearches = defineTool({
  name: 'list_saved_searches',
  title: 'Saved searches',
  toolset: 'saved_searches',
  description: `Lists saved searches (reports and alerts) that the signed-in user may see, by name, with their SPL, schedule and sharing. Look here before writing SPL: the question may have been answered already. All settings of one: get_saved_search_details; its rows: execute_saved_search; only alerts: list_alerts.
Example: {"app": "search", "search": "login"}`,
  input: z.strictObject({
    owner: owner.describe('Only those of this user.'),
    app: app.describe('Only those of this app, by the name of its folder.'),
    sharing: z
      .enum(sharings)
      .optional()
      .describe('Only private ones (user), or those shared in their app or globally.'),
    include_disabled: z.boolean().default(false),
    search: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .optional()
      .describe(
        'Words that must stand in the name or in a setting, or setting=value with * as wildcard: name=web*, is_scheduled=1.'
      ),
    count,
    offset
  }),
  output: z.object({
    items: z.array(
      z.object({
        ...entryShape,
        search: z.string(),
        description: z.string(),
        disabled: z.boolean(),
        is_alert: z.boolean(),
        is_scheduled: z.boolean(),
        is_visible: z.boolean(),
        cron_schedule: z.string().nullable(),
        next_scheduled_time: z.string().nullable(),
        earliest_time: z.string().nullable(),
        latest_time: z.string().nullable()
      })
    ),
    ...pageShape,
    filters_applied: z.record(z.string(), z.union([z.string(), z.boolean()]))
  }),
  async call({ count: most, offset: from, include_disabled, ...filter }, context) {
    const splunk = await context.splunk()
    const { items, total } = await savedSearchesOf(
      splunk,
      { ...filter, includeDisabled: include_disabled },
      { count: most, offset: from }
    )
    return {
      items: items.map((entry) => {
        const { content } = entry
        return {
          ...entryOf(entry),
          search: content.search,
          description: content.description,
          disabled: content.disabled,
          is_alert: content.isAlert,
          is_scheduled: content.isScheduled,
          is_visible: content.isVisible,
          cron_schedule: content.cronSchedule,
          next_scheduled_time: content.nextScheduledTime,
          earliest_time: content.earliest,
          latest_time: content.latest
        }
      }),
      ...pageState(items.length, from, total ?? from + items.length),
      filters_applied: Object.fromEntries(
        Object.entries({ ...filter, include_disabled }).filter(
          (pair): pair is [string, string | boolean] => pair[1] !== undefined
        )
      )
    }
  }
})
