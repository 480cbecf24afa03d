import { entryNames } from '../entry-names.ts'
import { listAlerts } from '../tools/list-alerts.ts'
import { listHosts } from '../tools/list-hosts.ts'
import { listIndexes } from '../tools/list-indexes.ts'
import { listSavedSearches } from '../tools/list-saved-searches.ts'
import { listSourcetypes } from '../tools/list-sourcetypes.ts'
import { listUsers } from '../tools/list-users.ts'

// Splunk lists the first thousand; more letters let it look among all. Only what cannot be read as
// a filter of splunkd is given to it.
const named = (typed: string) => (/^\w+$/.test(typed) ? { search: `name=*${typed}*` } : {})

export const savedSearch = entryNames(listSavedSearches, named)
export const alert = entryNames(listAlerts, (search) => ({ search }))
export const index = entryNames(listIndexes, () => ({ include_internal: true }))
export const sourcetype = entryNames(listSourcetypes)
export const host = entryNames(listHosts)
export const user = entryNames(listUsers, () => ({}), 'username')

export const timeRange = {
  description: 'How far to look back, such as -24h or -7d; left out: the last 24 hours.'
}

/** The time range in words, for the text of a task. */
export const since = (earliest: string): string => (earliest === '' ? '-24h' : earliest)
