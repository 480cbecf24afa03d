import { z } from 'zod'
import { defineTool } from '../tool.ts'
import { count, offset } from './parts/arguments.ts'
import { pageOf, pageShape } from './parts/page.ts'
import { profileRow, profileShape } from './parts/profile-shape.ts'

export const listProfiles = defineTool({
  name: 'list_profiles',
  title: 'Splunk connections',
  toolset: 'server',
  description: `Lists the Splunk connections (profiles) that this client may use, with what the last request to each showed. Asks no Splunk. Use it to see where else to look; every other tool asks only the profile marked as current. To change that one, call use_profile where it is offered, or ask the analyst.
Example: {}`,
  access: 'open',
  annotations: { openWorldHint: false },
  input: z.strictObject({ count, offset }),
  output: z.object({
    items: z.array(
      z.object({
        ...profileShape,
        state: z.string().describe('ok or failing, as it answered last; unknown: not asked yet.'),
        state_message: z.string().nullable().describe('Why it is failing.'),
        current: z.boolean().describe('Whether this session uses it.')
      })
    ),
    ...pageShape
  }),
  call(args, { profiles }) {
    const { items, ...state } = pageOf(profiles.list(), args)
    return Promise.resolve({
      items: items.map((profile) => ({
        ...profileRow(profile),
        state: profile.state.kind,
        state_message: profile.state.kind === 'failing' ? profile.state.message : null,
        current: profile.current
      })),
      ...state
    })
  }
})
