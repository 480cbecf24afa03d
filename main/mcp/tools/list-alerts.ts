import { z } from 'zod'
import { listAlerts as alertsOf } from '../../splunk/alerts.ts'
import { defineTool } from '../tool.ts'
import { alertOf, alertShape } from './parts/alert-shape.ts'
import { app, count, offset, owner, part } from './parts/arguments.ts'
import { holds } from './parts/entry.ts'
import { pageOf, pageShape } from './parts/page.ts'
import { severities, severityOf } from './parts/severity.ts'

export const listAlerts = defineTool({
  name: 'list_alerts',
  title: 'Alerts',
  toolset: 'alerts',
  description: `Lists the alerts that are defined, by name: search, schedule, condition, severity and actions. An alert is a scheduled saved search with a condition or with tracking on; all others are in list_saved_searches. For alerts that fired use list_triggered_alerts.
Example: {"enabled": true, "severity": "critical"}`,
  input: z.strictObject({
    app,
    owner,
    enabled: z.boolean().optional().describe('Only those that are switched on, or off.'),
    severity: z.enum(severities).optional().describe('Only those of this severity.'),
    search: part.describe('Part of the name or description, in any letter case.'),
    count,
    offset
  }),
  output: z.object({ items: z.array(alertShape), ...pageShape }),
  async call(args, context) {
    const all = await alertsOf(await context.splunk(), args.app)
    const { items, ...state } = pageOf(
      all.filter(
        ({ name, acl, content }) =>
          (args.owner === undefined || acl.owner === args.owner) &&
          (args.enabled === undefined || content.disabled !== args.enabled) &&
          (args.severity === undefined || severityOf(content.trigger.severity) === args.severity) &&
          holds(args.search, name, content.description)
      ),
      args
    )
    return { items: items.map(alertOf), ...state }
  }
})
