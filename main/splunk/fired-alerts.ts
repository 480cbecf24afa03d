import { z } from 'zod'
import { allEntries } from './all-entries.ts'
import type { Entry } from './entries.ts'
import { flag, numeric, optionalNumber, optionalText } from './feed.ts'
import type { Splunk } from './splunk.ts'

const firedAlertSchema = z
  .object({
    savedsearch_name: z.string(),
    sid: optionalText,
    severity: optionalNumber,
    /** Unix seconds. */
    trigger_time: numeric,
    triggered_alerts: optionalNumber,
    alert_type: optionalText,
    digest_mode: flag.nullable().catch(null).default(null),
    actions: optionalText,
    expiration_time_rendered: optionalText
  })
  .transform((content) => ({
    savedSearch: content.savedsearch_name,
    sid: content.sid,
    severity: content.severity,
    triggerTime: content.trigger_time,
    triggered: content.triggered_alerts,
    alertType: content.alert_type,
    digestMode: content.digest_mode,
    actions: content.actions,
    expires: content.expiration_time_rendered
  }))

export type FiredAlert = Entry<z.output<typeof firedAlertSchema>>

/** Every time that an alert fired and that Splunk still keeps, newest first. */
export async function listFiredAlerts(splunk: Splunk): Promise<readonly FiredAlert[]> {
  // "-" stands for all alerts, where a name would ask for those of one.
  const all = await allEntries(splunk, 'alerts/fired_alerts/-', firedAlertSchema)
  return [...all].sort((one, other) => other.content.triggerTime - one.content.triggerTime)
}
