import type { Demo } from './demo/demo.ts'
import type { LeftSearchesDeps } from './left-searches.ts'
import { splGate } from './mcp/spl-gate.ts'
import { readOnly } from './policy/policy.ts'
import { abortable } from './splunk/abortable.ts'
import { runSearchJob } from './splunk/search-run.ts'

// What searches of logs mostly do, over as much as there is.
const searches = [
  'index=web status>=500 | timechart span=6h count by status',
  'index=security "Failed password" | rex "from (?<src>\\S+)" | stats count dc(host) as hosts by src'
]
const wholeWeek = { earliest: '-7d', latest: 'now' }
const page = { count: 100, offset: 0 }
/** The start waits for it. */
const mostMs = 5000

/**
 * Signs in to the demo Splunk, if it runs, and searches it, for nobody: the first search of a program
 * takes three times as long as the next, while code is loaded and compiled. Answers whether it came to
 * its end; what is wrong with the demo, the first call says.
 */
export async function rehearse(
  demo: Demo,
  { profiles, connections, connection }: LeftSearchesDeps
): Promise<boolean> {
  const running = await demo.splunk()
  const profile = profiles.list().find(({ origin }) => origin === 'demo')
  if (running === undefined || profile === undefined) return false
  const signal = AbortSignal.timeout(mostMs)
  try {
    await abortable(running.writeAhead(), signal)
    const login = { kind: 'profile', profile } as const
    const splunk = connections.open(
      connection(login, () => undefined),
      { signal, label: 'Switchboard for Splunk: rehearsal', onRequest: () => undefined }
    )
    const clear = splGate(splunk, readOnly)
    for (const query of searches) {
      const spl = await clear(query)
      await runSearchJob(splunk, { spl, range: wholeWeek }, { page, afterwards: 'drop' })
    }
    return true
  } catch {
    return false
  }
}
