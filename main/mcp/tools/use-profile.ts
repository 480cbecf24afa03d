import { z } from 'zod'
import { slugSchema } from '../../profiles/profile.ts'
import { defineTool } from '../tool.ts'
import { policyInWords, profileRow, profileShape } from './parts/profile-shape.ts'

export const useProfile = defineTool({
  name: 'use_profile',
  title: 'Change the Splunk of this session',
  toolset: 'server',
  description: `Makes all later calls of this session go to another Splunk connection (profile). list_profiles shows which there are. A choice of the analyst, a login or profile in the request, or a mapping goes first: then the answer says so and nothing changes. Jobs of the old Splunk are not there in the new one. Do not use it to try where a search works; use it when the question is about that Splunk.
Example: {"slug": "prod-eu"}`,
  access: 'open',
  annotations: { readOnlyHint: false, openWorldHint: false },
  input: z.strictObject({
    slug: z
      .string()
      .trim()
      .toLowerCase()
      .pipe(slugSchema)
      .describe('The short name of the profile, as list_profiles shows it.')
  }),
  output: z.object({ ...profileShape, rule: z.string(), policy: z.string() }),
  call({ slug }, { profiles }) {
    const used = profiles.use(slug)
    return Promise.resolve({ ...profileRow(used), rule: used.rule, policy: policyInWords(used) })
  }
})
