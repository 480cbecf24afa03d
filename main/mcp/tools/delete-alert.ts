import { z } from 'zod'
import { deleteAlert as deleteIn, findAlert } from '../../splunk/alerts.ts'
import { ToolError, defineTool } from '../tool.ts'
import { entryOf, entryShape } from './parts/entry.ts'
import { savedSearchPlace, shownSettings } from './parts/saved-search-answer.ts'

export const deleteAlert = defineTool({
  name: 'delete_alert',
  title: 'Delete an alert',
  toolset: 'alerts',
  writes: 'alerts',
  description: `Deletes an alert for good. Only when the user asked for exactly that; to stop it for a while use update_alert with enabled false. Needs confirm true. Answers with the whole definition, so that it can be made again.
Example: {"name": "Many failed logins", "app": "search", "confirm": true}`,
  annotations: { destructiveHint: true },
  input: z.strictObject({
    name: z.string().min(1).max(255).describe('Its exact name, from list_alerts.'),
    confirm: z.boolean().default(false).describe('Must be true, or nothing is deleted.'),
    ...savedSearchPlace
  }),
  output: z.object({
    ...entryShape,
    deleted: z.literal(true),
    deleted_at: z.string(),
    definition: z
      .record(z.string(), z.unknown())
      .describe("All its settings by savedsearches.conf's names; secrets are masked.")
  }),
  async call({ name, confirm, ...place }, context) {
    if (!confirm) {
      throw new ToolError(
        'not_confirmed',
        `The alert "${name}" was not deleted: deleting needs confirm true.`,
        'Ask the user first, then call again with confirm true.'
      )
    }
    const splunk = await context.splunk()
    const alert = await findAlert(splunk, name, place)
    await deleteIn(splunk, alert)
    return {
      ...entryOf(alert),
      deleted: true as const,
      deleted_at: new Date().toISOString(),
      definition: shownSettings(alert)
    }
  }
})
