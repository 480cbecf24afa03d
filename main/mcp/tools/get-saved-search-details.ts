import { z } from 'zod'
import { findSavedSearch } from '../../splunk/saved-searches.ts'
import { defineTool } from '../tool.ts'
import { entryShape } from './parts/entry.ts'
import { savedSearchName, savedSearchPlace, shownSettings } from './parts/saved-search-answer.ts'

const settings = z.record(z.string(), z.unknown())

export const getSavedSearchDetails = defineTool({
  name: 'get_saved_search_details',
  title: 'Details of a saved search',
  toolset: 'saved_searches',
  description: `Tells all about one saved search or alert: SPL, time range, schedule, alert condition, actions, permissions. Use it to understand or to copy one, and before update_saved_search. Secrets of its actions are not shown. For its rows use execute_saved_search; its name comes from list_saved_searches.
Example: {"name": "Errors in the last hour"}`,
  input: z.strictObject({ name: savedSearchName, ...savedSearchPlace }),
  output: z.object({
    name: z.string(),
    details: z.object({
      basic_info: z.object({
        search: z.string(),
        description: z.string(),
        app: z.string(),
        owner: z.string(),
        author: z.string().nullable(),
        is_alert: z.boolean(),
        is_visible: z.boolean(),
        disabled: z.boolean(),
        updated: z.string().nullable()
      }),
      scheduling: z.object({
        is_scheduled: z.boolean(),
        cron_schedule: z.string().nullable(),
        next_scheduled_time: z.string().nullable()
      }),
      dispatch: settings.describe("Settings for running it, by Splunk's names without dispatch."),
      permissions: z.object({
        sharing: z.string(),
        roles: entryShape.permissions,
        can_write: z.boolean().describe('Whether the signed-in user may change it.')
      }),
      actions: z
        .record(z.string(), settings)
        .describe('The actions that are switched on, with their settings.'),
      alert: settings.describe('When it triggers and how it is throttled.'),
      metadata: settings.describe("All other settings, by Splunk's names.")
    }),
    retrieved_at: z.string()
  }),
  async call({ name, ...place }, context) {
    const entry = await findSavedSearch(await context.splunk(), name, place)
    const { acl, content } = entry
    const all = Object.entries(shownSettings(entry))
    const below = (prefix: string): Record<string, unknown> =>
      Object.fromEntries(
        all
          .filter(([key]) => key.startsWith(prefix))
          .map(([key, value]) => [key.slice(prefix.length), value])
      )
    return {
      name: entry.name,
      details: {
        basic_info: {
          search: content.search,
          description: content.description,
          app: acl.app,
          owner: acl.owner,
          author: entry.author,
          is_alert: content.isAlert,
          is_visible: content.isVisible,
          disabled: content.disabled,
          updated: entry.updated
        },
        scheduling: {
          is_scheduled: content.isScheduled,
          cron_schedule: content.cronSchedule,
          next_scheduled_time: content.nextScheduledTime
        },
        dispatch: below('dispatch.'),
        permissions: {
          sharing: acl.sharing,
          roles: acl.perms,
          can_write: acl.can_write
        },
        actions: Object.fromEntries(
          content.actions.map((action) => [action, below(`action.${action}.`)])
        ),
        alert: {
          ...below('alert.'),
          ...Object.fromEntries(all.filter(([key]) => key.startsWith('alert_')))
        },
        metadata: Object.fromEntries(all.filter(([key]) => !grouped.test(key)))
      },
      retrieved_at: new Date().toISOString()
    }
  }
})

const grouped =
  /^(?:dispatch\.|action\.|alert[._]|(?:search|description|disabled|is_visible|is_scheduled|cron_schedule|next_scheduled_time|actions)$)/
