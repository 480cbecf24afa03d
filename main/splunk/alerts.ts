import { z } from 'zod'
import { enabledActions, isAlert } from './alert-condition.ts'
import { allEntries } from './all-entries.ts'
import {
  type Access,
  type Entry,
  type Namespace,
  deleteEntry,
  findEntry,
  shareEntry,
  updateEntry
} from './entries.ts'
import { flag, numeric, optionalText } from './feed.ts'
import { createOwnEntry } from './own-entries.ts'
import type { Splunk } from './splunk.ts'
import { SplunkError } from './splunk-error.ts'
import type { Parameters } from './splunkd.ts'

/** splunkd has no collection of alerts: they are saved searches. */
const collection = 'saved/searches'
const what = 'alert'
const no = flag.catch(false).default(false)
const text = z.string().catch('').default('')

const alertSchema = z
  .looseObject({
    search: text,
    description: text,
    disabled: no,
    is_scheduled: no,
    cron_schedule: text,
    next_scheduled_time: optionalText,
    'dispatch.earliest_time': text,
    'dispatch.latest_time': text,
    alert_type: z.string().catch('always').default('always'),
    alert_comparator: text,
    alert_threshold: z.coerce.string().catch('').default(''),
    alert_condition: text,
    'alert.track': no,
    'alert.digest_mode': flag.catch(true).default(true),
    'alert.severity': numeric.catch(3).default(3),
    actions: text
  })
  .transform((raw) => ({ ...raw, enabledActions: enabledActions(raw) }))

/** By splunkd's own names of the settings; all others are there too. */
export type AlertContent = z.output<typeof alertSchema>
export type Alert = Entry<AlertContent>

/** Told by splunkd, and not settings of the alert. */
const told = /^(?:eai:.*|next_scheduled_time|scheduled_times|qualifiedSearch|enabledActions)$/

/** Its whole definition, by savedsearches.conf's names, without what splunkd computes. */
export const alertSettings = ({ content }: Alert): Record<string, unknown> =>
  Object.fromEntries(Object.entries(content).filter(([key]) => !told.test(key)))

/** Every saved search that is an alert, by name. */
export async function listAlerts(splunk: Splunk, app?: string): Promise<readonly Alert[]> {
  const all = await allEntries(splunk, collection, alertSchema, { app, sortKey: 'name' })
  return all.filter(({ content: saved }) => isAlert(saved))
}

/** Throws `not_found`, `ambiguous`, and `bad_request` for a saved search that is a report. */
export async function findAlert(
  splunk: Splunk,
  name: string,
  namespace: Namespace
): Promise<Alert> {
  const entry = await findEntry(splunk, collection, alertSchema, name, { ...namespace, what })
  if (isAlert(entry.content)) return entry
  throw new SplunkError('bad_request', `The saved search "${name}" is a report, not an alert.`, {
    hint: 'Use the tools for saved searches.'
  })
}

export const createAlert = (
  splunk: Splunk,
  options: { readonly app: string | undefined; readonly form: Parameters; readonly access: Access }
): Promise<Alert> => createOwnEntry(splunk, collection, alertSchema, { ...options, what })

/** Changes what stands in `form`. splunkd wants the search with every change, so it goes along. */
export const updateAlert = (splunk: Splunk, alert: Alert, form: Parameters): Promise<Alert> =>
  updateEntry(splunk, collection, alertSchema, alert, { search: alert.content.search, ...form })

/** The roles that may read and write it stay as they are. */
export const shareAlert = (
  splunk: Splunk,
  { acl, ...alert }: Alert,
  sharing: Access['sharing']
): Promise<void> => shareEntry(splunk, collection, { ...alert, acl }, { sharing, ...acl.perms })

export const deleteAlert = (splunk: Splunk, alert: Alert): Promise<void> =>
  deleteEntry(splunk, collection, alert)
