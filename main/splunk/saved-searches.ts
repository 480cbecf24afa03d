import { z } from 'zod'
import { enabledActions, isAlert, triggers } from './alert-condition.ts'
import { type Entry, type Namespace, findEntry, listEntries } from './entries.ts'
import { flag, optionalText } from './feed.ts'
import type { Splunk } from './splunk.ts'
import { SplunkError } from './splunk-error.ts'
import type { Parameters } from './connection.ts'

export const savedSearches = 'saved/searches'

const text = z.string().catch('').default('')
const no = flag.catch(false).default(false)

/** A report or an alert, as splunkd keeps it. */
export const savedSearchSchema = z
  .looseObject({
    search: text,
    description: text,
    disabled: no,
    is_scheduled: no,
    is_visible: flag.catch(true).default(true),
    cron_schedule: optionalText,
    next_scheduled_time: optionalText,
    'dispatch.earliest_time': text,
    'dispatch.latest_time': text,
    alert_type: text,
    'alert.track': no,
    actions: text
  })
  .transform((content) => ({
    search: content.search,
    description: content.description,
    disabled: content.disabled,
    isScheduled: content.is_scheduled,
    isVisible: content.is_visible,
    cronSchedule: content.cron_schedule,
    nextScheduledTime: content.next_scheduled_time,
    earliest: content['dispatch.earliest_time'] || null,
    latest: content['dispatch.latest_time'] || null,
    /** Names of the actions that run with it. */
    actions: enabledActions(content),
    isAlert: isAlert(content),
    /** It would be an alert if it were scheduled. */
    triggers: triggers(content),
    /** All that splunkd said of it, under its own names. */
    settings: { ...content }
  }))

export type SavedSearch = Readonly<z.output<typeof savedSearchSchema>>

export const sharings = ['user', 'app', 'global', 'system'] as const
export type Sharing = (typeof sharings)[number]

export interface SavedSearchFilter extends Namespace {
  readonly sharing?: Sharing | undefined
  readonly includeDisabled: boolean
  /** `field=value` or words, as splunkd has it. */
  readonly search?: string | undefined
}

// A list of some hundred, with all settings of each, is megabytes.
const listed = [
  'search',
  'description',
  'disabled',
  'is_scheduled',
  'is_visible',
  'cron_schedule',
  'next_scheduled_time',
  'dispatch.earliest_time',
  'dispatch.latest_time',
  'alert_type',
  'alert.track',
  'actions'
]

/** A page of the saved searches that fit, by name. splunkd filters, so its total is that of the filter. */
export const listSavedSearches = (
  splunk: Splunk,
  filter: SavedSearchFilter,
  page: { readonly count: number; readonly offset: number }
) =>
  listEntries(splunk, savedSearches, savedSearchSchema, {
    ...page,
    search: filterText(filter),
    sortKey: 'name',
    parameters: { f: listed }
  })

// A list of an app's namespace holds what other apps share too, so app and owner are filters.
function filterText({ app, owner, sharing, includeDisabled, search }: SavedSearchFilter) {
  const terms = [
    ...(app === undefined ? [] : [`eai:acl.app="${app}"`]),
    ...(owner === undefined ? [] : [`eai:acl.owner="${owner}"`]),
    ...(sharing === undefined ? [] : [`eai:acl.sharing="${sharing}"`]),
    ...(includeDisabled ? [] : ['disabled=0']),
    ...(search === undefined ? [] : [search])
  ]
  return terms.length === 0 ? undefined : terms.join(' ')
}

/**
 * The saved search of that name, in that app and of that owner where they are given. Throws
 * `not_found`, `ambiguous`.
 */
export async function findSavedSearch(
  splunk: Splunk,
  name: string,
  namespace: Namespace
): Promise<Entry<SavedSearch>> {
  const what = 'saved search'
  const found = await findEntry(splunk, savedSearches, savedSearchSchema, name, {
    ...namespace,
    what
  })
  const { app, owner } = found.acl
  const elsewhere =
    (namespace.app !== undefined && namespace.app !== app) ||
    (namespace.owner !== undefined && namespace.owner !== owner)
  if (!elsewhere) return found
  // splunkd also finds what other apps and owners share with this one.
  throw new SplunkError('not_found', `There is no ${what} "${name}" of that app and owner.`, {
    hint: `There is one in app "${app}" of owner "${owner}": name these if you mean it.`
  })
}

/** What can be set on a report; left out: stays as it is. */
export interface SavedSearchSettings {
  readonly search?: string | undefined
  readonly description?: string | undefined
  readonly earliest?: string | undefined
  readonly latest?: string | undefined
  readonly isScheduled?: boolean | undefined
  readonly cronSchedule?: string | undefined
  readonly isVisible?: boolean | undefined
}

/** The same under splunkd's names. */
export const savedSearchForm = (settings: SavedSearchSettings): Parameters => ({
  search: settings.search,
  description: settings.description,
  'dispatch.earliest_time': settings.earliest,
  'dispatch.latest_time': settings.latest,
  is_scheduled: settings.isScheduled,
  cron_schedule: settings.cronSchedule,
  is_visible: settings.isVisible
})
