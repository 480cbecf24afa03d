import { z } from 'zod'
import { deleteEntry } from '../../splunk/entries.ts'
import { findSavedSearch, savedSearches } from '../../splunk/saved-searches.ts'
import { ToolError, defineTool } from '../tool.ts'
import { entryOf, entryShape } from './parts/entry.ts'
import {
  assertNoAlert,
  savedSearchName,
  savedSearchPlace,
  shownSettings
} from './parts/saved-search-answer.ts'

export const deleteSavedSearch = defineTool({
  name: 'delete_saved_search',
  title: 'Delete a saved search',
  toolset: 'saved_searches',
  writes: 'saved_searches',
  annotations: { destructiveHint: true },
  description: `Deletes a saved report from Splunk, for all who use it; dashboards and other searches that refer to it break. Needs confirm: true; without it the answer says what would go. The answer carries its whole definition, so that it can be made again. For alerts use delete_alert.
Example: {"name": "5xx by host", "app": "search", "confirm": true}`,
  input: z.strictObject({
    name: savedSearchName,
    confirm: z.boolean().default(false).describe('Must be true for anything to be deleted.'),
    ...savedSearchPlace
  }),
  output: z.object({
    ...entryShape,
    deleted: z.boolean(),
    was_scheduled: z.boolean(),
    definition: z
      .record(z.string(), z.unknown())
      .describe("All its settings by Splunk's names; secrets are masked."),
    how_to_restore: z.string(),
    restore_arguments: z
      .record(z.string(), z.unknown())
      .describe('For create_saved_search; what it does not take stands in definition.'),
    deleted_at: z.string()
  }),
  async call({ name, confirm, ...place }, context) {
    const splunk = await context.splunk()
    const entry = await findSavedSearch(splunk, name, place)
    assertNoAlert(entry, 'delete_alert')
    const { acl, content } = entry
    if (!confirm) {
      throw new ToolError(
        'not_confirmed',
        `Deletion requires explicit confirmation. Set confirm=true to proceed: it deletes "${entry.name}" of ${acl.owner} in app ${acl.app} (sharing ${acl.sharing}${content.isScheduled ? ', scheduled' : ''}): ${content.search}`,
        'Ask the user first. Nothing was deleted.'
      )
    }
    if (acl.can_write && !acl.removable) {
      throw new ToolError(
        'not_removable',
        `"${entry.name}" came with the app ${acl.app}, and Splunk does not delete what an app brings.`,
        'An administrator can disable it in Splunk.'
      )
    }
    await deleteEntry(splunk, savedSearches, entry)
    return {
      ...entryOf(entry),
      deleted: true,
      was_scheduled: content.isScheduled,
      definition: shownSettings(entry),
      how_to_restore: `Call create_saved_search with restore_arguments; the new one belongs to the signed-in user${content.actions.length === 0 ? '' : ', and its actions have to be switched on in Splunk'}.`,
      restore_arguments: {
        name: entry.name,
        search: content.search,
        description: content.description,
        earliest_time: content.earliest ?? '',
        latest_time: content.latest ?? '',
        app: acl.app,
        sharing: acl.sharing === 'system' ? 'global' : acl.sharing,
        is_scheduled: content.isScheduled,
        cron_schedule: content.cronSchedule ?? '',
        is_visible: content.isVisible
      },
      deleted_at: new Date().toISOString()
    }
  }
})
