import type { Content } from '../feed.ts'

const largest = [
  'queuedSearchQuota',
  'rtSrchJobsQuota',
  'srchDiskQuota',
  'srchJobsQuota',
  'srchTimeEarliest',
  'srchTimeWin'
]
const together = ['srchIndexesAllowed', 'srchIndexesDefault', 'srchIndexesDisallowed']

/** What a role has by the roles that it imports: the largest of their limits, all of their indexes. */
export function importedLimits(imported: readonly Content[]): Content {
  const numbers = largest.map((key) => {
    const limits = imported.map((role) => role[key]).filter((limit) => typeof limit === 'number')
    return [`imported_${key}`, limits.length === 0 ? 0 : Math.max(...limits)] as const
  })
  const lists = together.map((key) => {
    const names = imported.flatMap((role) =>
      Array.isArray(role[key]) ? (role[key] as string[]) : []
    )
    return [`imported_${key}`, [...new Set(names)]] as const
  })
  const filters = imported.map((role) => role.srchFilter).filter((text) => text !== '')
  return {
    ...Object.fromEntries<unknown>([...numbers, ...lists]),
    imported_srchFilter: filters.join(' OR ')
  }
}
