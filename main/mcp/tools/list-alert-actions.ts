import { z } from 'zod'
import { listAlertActions as alertActionsOf } from '../../splunk/alert-actions.ts'
import { defineTool } from '../tool.ts'
import { count, offset } from './parts/arguments.ts'
import { pageOf, pageShape } from './parts/page.ts'

export const listAlertActions = defineTool({
  name: 'list_alert_actions',
  title: 'Alert actions',
  toolset: 'alerts',
  description: `Lists what alerts of this Splunk can do when they fire (email, webhook, …), with the names of each one's parameters. Values are left out: they hold addresses and credentials. Tools cannot give an action to an alert; which ones an alert has is in list_alerts.
Example: {}`,
  input: z.strictObject({ count, offset }),
  output: z.object({
    items: z.array(
      z.object({
        name: z.string(),
        label: z.string().nullable(),
        description: z.string().nullable(),
        is_custom: z.boolean(),
        enabled: z.boolean(),
        app: z.string(),
        param_keys: z.array(z.string())
      })
    ),
    ...pageShape
  }),
  async call(args, context) {
    const { items, ...state } = pageOf(await alertActionsOf(await context.splunk()), args)
    return {
      items: items.map(({ name, acl, content }) => ({
        name,
        label: content.label,
        description: content.description,
        is_custom: content.isCustom,
        enabled: !content.disabled,
        app: acl.app,
        param_keys: content.parameters
      })),
      ...state
    }
  }
})
