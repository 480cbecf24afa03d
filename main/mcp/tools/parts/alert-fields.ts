import { z } from 'zod'
import type { Parameters } from '../../../splunk/connection.ts'
import { query, time } from './arguments.ts'

/** What can be said of an alert; each tool says which of it is needed. */
export const alertFields = {
  search: query,
  cron_schedule: z
    .string()
    .trim()
    .regex(/^\S+(?: +\S+){4}$/, 'Five fields of cron, for example */15 * * * *')
    .describe('When it runs: minute, hour, day of month, month, day of week. "*/15 * * * *"'),
  description: z.string().max(10_000).describe('What it means and what to do when it fires.'),
  earliest_time: time.describe('Start of the range that each run searches: -15m, -1h@h, …'),
  latest_time: time.describe('End of that range: now, @h, …'),
  is_visible: z.boolean().describe('Whether Splunk Web lists it.'),
  alert_type: z
    .enum(['number of events', 'number of hosts', 'number of sources', 'custom', 'always'])
    .describe('What is compared; custom: alert_condition decides; always: fires on every run.'),
  alert_comparator: z
    .enum([
      'greater than',
      'less than',
      'equal to',
      'not equal to',
      'rises by',
      'drops by',
      'rises by perc',
      'drops by perc'
    ])
    .describe('How the number is compared with alert_threshold.'),
  alert_threshold: z
    .string()
    .trim()
    .regex(/^\d+(?:\.\d+)?%?$/, 'A number, such as "10".')
    .describe('The number that is compared with, as text.'),
  alert_condition: z
    .string()
    .max(10_000)
    .describe('Only for alert_type custom: SPL on the results, such as search count > 10'),
  alert_track: z.boolean().describe('Whether list_triggered_alerts shows when it fires.'),
  alert_severity: z
    .int()
    .min(1)
    .max(6)
    .describe('1 info, 2 low, 3 medium, 4 high, 5 critical, 6 fatal.'),
  alert_digest_mode: z
    .boolean()
    .describe('true: fires once for all results of a run; false: once for each.'),
  actions: z
    .array(
      z.object({
        name: z.string().trim().min(1).max(100),
        params: z.record(z.string(), z.unknown()).optional(),
        enabled: z.boolean().default(true)
      })
    )
    .max(50)
}

export type ActionChange = z.output<typeof alertFields.actions>[number]

type Fields = {
  readonly [Name in keyof typeof alertFields]?: z.output<(typeof alertFields)[Name]> | undefined
}

/** The fields by savedsearches.conf's names; what is left out is not there. Actions are apart. */
export const alertForm = (fields: Fields): Parameters => ({
  search: fields.search,
  cron_schedule: fields.cron_schedule,
  description: fields.description,
  'dispatch.earliest_time': fields.earliest_time?.toString(),
  'dispatch.latest_time': fields.latest_time?.toString(),
  is_visible: fields.is_visible,
  alert_type: fields.alert_type,
  alert_comparator: fields.alert_comparator,
  alert_threshold: fields.alert_threshold,
  alert_condition: fields.alert_condition,
  'alert.track': fields.alert_track,
  'alert.severity': fields.alert_severity,
  'alert.digest_mode': fields.alert_digest_mode
})
