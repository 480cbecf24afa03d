import type { Demo } from './demo/demo.ts'
import type { LeftSearchesDeps } from './left-searches.ts'
import { splGate } from './mcp/spl-gate.ts'
import { readOnly } from './policy/policy.ts'
import { runSearchJob } from './splunk/search-run.ts'

// What searches of logs mostly do, over as much as there is.
const searches = [
  'index=web status>=500 | timechart span=6h count by status',
  'index=security "Failed password" | rex "from (?<src>\\S+)" | stats count dc(host) as hosts by src'
]
const wholeWeek = { earliest: '-7d', latest: 'now' }
const patienceMs = 5000

/**
 * Signs in to the demo Splunk, if it runs, and searches it, for nobody: the first search of a program
 * takes three times as long as the next, while code is loaded and compiled.
 */
export async function rehearse(
  demo: Demo,
  { profiles, connections, connection }: LeftSearchesDeps
): Promise<void> {
  const running = await demo.splunk()
  const profile = profiles.list().find(({ origin }) => origin === 'demo')
  if (running === undefined || profile === undefined) return
  await running.writeAhead()
  const signal = AbortSignal.timeout(patienceMs)
  const use = { signal, label: 'Rehearsal', onRequest: () => undefined }
  const login = { kind: 'profile', profile } as const
  const splunk = connections.open(
    connection(login, () => undefined),
    use
  )
  const clear = splGate(splunk, readOnly)
  try {
    for (const query of searches) {
      const page = { count: 100, offset: 0 }
      const spl = await clear(query)
      await runSearchJob(splunk, { spl, range: wholeWeek }, { page, afterwards: 'drop' })
    }
  } catch {
    // What is wrong with it, the first call says.
  }
}
