import { z } from 'zod'
import type { DemoTools } from './demo-tools.ts'

const jobsSchema = z.object({
  entry: z.array(z.object({ content: z.object({ label: z.string() }) }))
})

/** How many search jobs of this program there are; the demo Splunk has its own schedule beside them. */
export async function jobsOfTools({ splunkd }: DemoTools): Promise<number> {
  const { body } = await splunkd('/services/search/jobs?count=0')
  const labels = jobsSchema.parse(body).entry.map(({ content }) => content.label)
  return labels.filter((label) => label.startsWith('Switchboard')).length
}

/**
 * Calls the tool and cancels when its search job is seen in Splunk; resolves when the job is gone.
 * A search can be over before anyone has seen it: then it is called again.
 */
export async function cancelInTheMiddle(
  tools: DemoTools,
  name: string,
  args: Readonly<Record<string, unknown>>
): Promise<void> {
  const before = await jobsOfTools(tools)
  for (;;) {
    const leaving = new AbortController()
    const call = tools.client.callTool({ name, arguments: args }, undefined, {
      signal: leaving.signal
    })
    const ended = { as: '' }
    const outcome = call.then(
      () => (ended.as = 'answered'),
      () => (ended.as = 'cancelled')
    )
    while (ended.as === '' && (await jobsOfTools(tools)) === before);
    leaving.abort(new Error('The client does not want it any more.'))
    if ((await outcome) === 'answered') continue
    while ((await jobsOfTools(tools)) > before) await new Promise((next) => setTimeout(next, 20))
    return
  }
}
