import { z } from 'zod'
import type { Alert } from '../../../splunk/alerts.ts'
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
  const { trigger, ...content } = alert.content
  return {
    ...entryOf(alert),
    description: content.description,
    search: content.search,
    enabled: !content.disabled,
    cron_schedule: content.cronSchedule ?? '',
    next_scheduled_time: content.nextScheduledTime,
    earliest_time: content.earliest ?? '',
    latest_time: content.latest ?? '',
    alert_type: trigger.type,
    alert_comparator: trigger.comparator,
    alert_threshold: trigger.threshold,
    alert_condition: trigger.condition,
    alert_track: trigger.track,
    alert_digest_mode: trigger.digestMode,
    severity: severityOf(trigger.severity),
    actions: [...content.actions]
  }
}
