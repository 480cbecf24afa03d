import { prepare, type SearchSite } from './evaluation/evaluate.ts'

// What searches of logs mostly do, each over the whole week.
const searches = [
  'search index=web status>=500 | timechart span=6h count by status',
  'search index=security "Failed password" | rex "from (?<src>\\S+)" | stats count dc(host) as hosts by src'
]

/**
 * Runs a few searches for nobody. The first that runs costs twice what the next one does, while its code
 * is loaded and compiled: nobody should have to wait for that.
 */
export async function rehearse(site: SearchSite, now: number, signal: AbortSignal): Promise<void> {
  for (const spl of searches) {
    await prepare(spl).run({
      ...site,
      user: 'nobody',
      earliest: 0,
      latest: now,
      now,
      signal,
      onProgress: () => undefined
    })
  }
}
