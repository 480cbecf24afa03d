import { z } from 'zod'
import type { Alert } from '../../splunk/alerts.ts'
import { entryOf, entryShape } from './entry.ts'
import { severityOf, severityShape } from './severity.ts'

/** An alert in the answers of the tools. */
export const alertShape = z.object({
  ...entryShape,
  description: z.string(),
  search: z.string(),
  enabled: z.boolean(),
  cron_schedule: z.string(),
  next_scheduled_time: z.string().nullable(),
  earliest_time: z.string(),
  latest_time: z.string(),
  alert_type: z.string().describe('"always", "custom", or what is counted.'),
  alert_comparator: z.string(),
  alert_threshold: z.string(),
  alert_condition: z.string().describe('SPL on the results, for alert_type custom.'),
  alert_track: z.boolean().describe('Whether it shows among the triggered alerts.'),
  alert_digest_mode: z.boolean().describe('Fires once for all results, not for each.'),
  severity: severityShape,
  actions: z.array(z.string()).describe('What it does when it fires.')
})

export function alertOf(alert: Alert): z.input<typeof alertShape> {
  const { content } = alert
  return {
    ...entryOf(alert),
    description: content.description,
    search: content.search,
    enabled: !content.disabled,
    cron_schedule: content.cron_schedule,
    next_scheduled_time: content.next_scheduled_time,
    earliest_time: content['dispatch.earliest_time'],
    latest_time: content['dispatch.latest_time'],
    alert_type: content.alert_type,
    alert_comparator: content.alert_comparator,
    alert_threshold: content.alert_threshold,
    alert_condition: content.alert_condition,
    alert_track: content['alert.track'],
    alert_digest_mode: content['alert.digest_mode'],
    severity: severityOf(content['alert.severity']),
    actions: [...content.enabledActions]
  }
}
