import { z } from 'zod'
import { allEntries } from './all-entries.ts'
import {
  type Access,
  type Entry,
  type Namespace,
  deleteEntry,
  shareEntry,
  updateEntry
} from './entries.ts'
import { flag, numeric } from './feed.ts'
import { createOwnEntry } from './own-entries.ts'
import { findSavedSearch, savedSearchSchema, savedSearches } from './saved-searches.ts'
import type { Splunk } from './splunk.ts'
import { SplunkError } from './splunk-error.ts'
import type { Parameters } from './connection.ts'

const text = z.coerce.string().catch('').default('')

const triggerSchema = z
  .object({
    alert_type: z.string().catch('always').default('always'),
    alert_comparator: text,
    alert_threshold: text,
    alert_condition: text,
    'alert.track': flag.catch(false).default(false),
    'alert.digest_mode': flag.catch(true).default(true),
    'alert.severity': numeric.catch(3).default(3)
  })
  .transform((content) => ({
    type: content.alert_type,
    comparator: content.alert_comparator,
    threshold: content.alert_threshold,
    /** SPL that Splunk appends to the search, for type custom. */
    condition: content.alert_condition,
    /** Whether it shows among the fired alerts. */
    track: content['alert.track'],
    /** Fires once for all results of a run. */
    digestMode: content['alert.digest_mode'],
    /** From 1. */
    severity: content['alert.severity']
  }))

// splunkd has no collection of alerts: they are saved searches that trigger.
const alertSchema = savedSearchSchema.transform((savedSearch) => ({
  ...savedSearch,
  trigger: triggerSchema.parse(savedSearch.settings)
}))

export type Alert = Entry<z.output<typeof alertSchema>>

// A list of some hundred, with all settings of each, is megabytes.
const listed = [
  'search',
  'description',
  'disabled',
  'is_scheduled',
  'cron_schedule',
  'next_scheduled_time',
  'dispatch.earliest_time',
  'dispatch.latest_time',
  'actions',
  ...Object.keys(triggerSchema.in.shape)
]

/** By name; of one app or of all. */
export async function listAlerts(splunk: Splunk, app?: string): Promise<readonly Alert[]> {
  const options = { app, sortKey: 'name', parameters: { f: listed } }
  const all = await allEntries(splunk, savedSearches, alertSchema, options)
  return all.filter(({ content }) => content.isAlert)
}

/** Throws `not_found`, `ambiguous`, and `bad_request` for a saved search that is a report. */
export async function findAlert(
  splunk: Splunk,
  name: string,
  namespace: Namespace
): Promise<Alert> {
  const entry = await findSavedSearch(splunk, name, namespace)
  if (entry.content.isAlert) {
    const trigger = triggerSchema.parse(entry.content.settings)
    return { ...entry, content: { ...entry.content, trigger } }
  }
  throw new SplunkError('bad_request', `The saved search "${name}" is a report, not an alert.`, {
    hint: 'Use the tools for saved searches.'
  })
}

export const createAlert = (
  splunk: Splunk,
  options: { readonly app: string | undefined; readonly form: Parameters; readonly access: Access }
): Promise<Alert> =>
  createOwnEntry(splunk, savedSearches, alertSchema, { ...options, what: 'alert' })

/** Changes what stands in `form`. splunkd wants the search with every change, so it goes along. */
export async function updateAlert(splunk: Splunk, alert: Alert, form: Parameters): Promise<void> {
  const { search, ...others } = form
  const whole = { search: search ?? alert.content.search, ...others }
  await updateEntry(splunk, savedSearches, alertSchema, alert, whole)
}

/** The roles that may read and write it stay as they are. */
export const shareAlert = (
  splunk: Splunk,
  alert: Alert,
  sharing: Access['sharing']
): Promise<void> => shareEntry(splunk, savedSearches, alert, { sharing, ...alert.acl.perms })

export const deleteAlert = (splunk: Splunk, alert: Alert): Promise<void> =>
  deleteEntry(splunk, savedSearches, alert)
