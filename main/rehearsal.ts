import { splGate } from './mcp/spl-gate.ts'
import { readOnly } from './policy/policy.ts'
import { runSearchJob } from './splunk/search-run.ts'
import type { Splunk } from './splunk/splunk.ts'

// What searches of logs mostly do, over as much as there is.
const searches = [
  'index=web status>=500 | timechart span=6h count by status',
  'index=security "Failed password" | rex "from (?<src>\\S+)" | stats count dc(host) as hosts by src'
]
const wholeWeek = { earliest: '-7d', latest: 'now' }

/**
 * Signs in to the demo Splunk and searches it, for nobody: the first search of a program takes three
 * times as long as the next, while code is loaded and compiled. Throws `SplunkError`.
 */
export async function rehearse(splunk: Splunk): Promise<void> {
  const clear = splGate(splunk, readOnly)
  for (const query of searches) {
    const page = { count: 100, offset: 0 }
    const spl = await clear(query)
    await runSearchJob(splunk, { spl, range: wholeWeek }, { page, afterwards: 'drop' })
  }
}
