import { z } from 'zod'
import { defineTool } from '../tool.ts'
import { policyInWords, profileRow, profileShape } from './parts/profile-shape.ts'

export const currentProfile = defineTool({
  name: 'current_profile',
  title: 'Splunk of this session',
  toolset: 'server',
  description: `Tells which Splunk connection (profile) this session uses, by which rule it was chosen, and what it allows. Asks no Splunk. Use it before you change something or when answers look like those of another Splunk; whether Splunk is well tells get_splunk_health, and as which user you act tells me.
Example: {}`,
  access: 'open',
  annotations: { openWorldHint: false },
  input: z.strictObject({}),
  output: z.object({
    ...profileShape,
    rule: z
      .string()
      .describe(
        'What chose it: the window, login headers, path, header, mapping, use_profile or a default.'
      ),
    policy: z.string()
  }),
  call(_args, { profiles }) {
    const current = profiles.current()
    const { rule } = current
    return Promise.resolve({ ...profileRow(current), rule, policy: policyInWords(current) })
  }
})
