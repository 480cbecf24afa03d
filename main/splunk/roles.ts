import { z } from 'zod'
import { type EntryPage, type ListOptions, listEntries } from './entries.ts'
import { optionalNumber, optionalText } from './feed.ts'
import type { Splunk } from './splunk.ts'

const names = z.array(z.string()).catch([]).default([])

const roleSchema = z
  .object({
    capabilities: names,
    imported_capabilities: names,
    imported_roles: names,
    srchIndexesAllowed: names,
    imported_srchIndexesAllowed: names,
    srchIndexesDisallowed: names,
    imported_srchIndexesDisallowed: names,
    srchIndexesDefault: names,
    srchFilter: optionalText,
    /** Searches at a time, seconds of range, MB of results; -1 is not set, 0 without limit. */
    srchJobsQuota: optionalNumber,
    srchTimeWin: optionalNumber,
    srchDiskQuota: optionalNumber,
    defaultApp: optionalText
  })
  .transform((role) => ({
    capabilities: role.capabilities,
    importedCapabilities: role.imported_capabilities,
    importedRoles: role.imported_roles,
    indexesAllowed: union(role.srchIndexesAllowed, role.imported_srchIndexesAllowed),
    indexesDisallowed: union(role.srchIndexesDisallowed, role.imported_srchIndexesDisallowed),
    indexesDefault: role.srchIndexesDefault,
    searchFilter: role.srchFilter,
    searchJobsQuota: role.srchJobsQuota,
    searchTimeWindow: role.srchTimeWin,
    searchDiskQuota: role.srchDiskQuota,
    defaultApp: role.defaultApp
  }))
export type Role = Readonly<z.output<typeof roleSchema>>

const union = (own: readonly string[], imported: readonly string[]) => [
  ...new Set([...own, ...imported])
]

/** The roles that this user may see, by name, with the indexes that they take over from others. */
export const listRoles = (splunk: Splunk, options: ListOptions): Promise<EntryPage<Role>> =>
  listEntries(splunk, 'authorization/roles', roleSchema, { sortKey: 'name', ...options })
