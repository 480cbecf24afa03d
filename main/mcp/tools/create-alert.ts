import { z } from 'zod'
import { createAlert as createIn } from '../../splunk/alerts.ts'
import { defineTool } from '../tool.ts'
import { alertFields, alertForm } from './parts/alert-fields.ts'
import { clearAlert, refuseActions } from './parts/alert-policy.ts'
import { alertOf, alertShape } from './parts/alert-shape.ts'
import { app, sharing } from './parts/arguments.ts'

export const createAlert = defineTool({
  name: 'create_alert',
  title: 'Create an alert',
  toolset: 'alerts',
  writes: 'alerts',
  description: `Creates an alert: a search that Splunk runs on a schedule and that fires when its condition holds (by default, that it finds an event). Try the search first, with run_splunk_search over the same range. Fails where the name is taken; to change an alert use update_alert.
The SPL must be read-only. The alert gets no actions: it shows among the triggered alerts, and the analyst adds email and the like in Splunk; other actions than none are refused, because they run programs, send or write.
Example: {"name": "Many server errors", "search": "index=web status>=500 | stats count by host | where count > 20", "cron_schedule": "*/15 * * * *", "alert_severity": 4}`,
  input: z.strictObject({
    name: z.string().trim().min(1).max(100).describe('Not yet taken in this app.'),
    search: alertFields.search,
    cron_schedule: alertFields.cron_schedule,
    description: alertFields.description.default(''),
    earliest_time: alertFields.earliest_time.default('-15m'),
    latest_time: alertFields.latest_time.default('now'),
    app: app.describe("The app that it belongs to. Left out: the user's default app."),
    sharing: sharing.default('user'),
    is_visible: alertFields.is_visible.default(true),
    alert_type: alertFields.alert_type.default('number of events'),
    alert_comparator: alertFields.alert_comparator.default('greater than'),
    alert_threshold: alertFields.alert_threshold.default('0'),
    alert_condition: alertFields.alert_condition.default(''),
    alert_track: alertFields.alert_track.default(true),
    alert_severity: alertFields.alert_severity.default(3),
    alert_digest_mode: alertFields.alert_digest_mode.default(true),
    actions: alertFields.actions.default([]).describe('Must be empty: see above.')
  }),
  output: z.object({ ...alertShape.shape, created: z.literal(true) }),
  async call({ name, app: inApp, sharing: shared, actions, ...fields }, context) {
    refuseActions(actions.map((action) => action.name))
    const splunk = await context.splunk()
    const search = await clearAlert(context, inApp === undefined ? splunk : splunk.inApp(inApp), {
      search: fields.search,
      condition: fields.alert_condition
    })
    const alert = await createIn(splunk, {
      app: inApp,
      form: { ...alertForm({ ...fields, search }), name, is_scheduled: true },
      access: { sharing: shared }
    })
    return { ...alertOf(alert), created: true as const }
  }
})
