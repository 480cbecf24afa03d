import { z } from 'zod'
import { currentContext } from '../../splunk/current-context.ts'
import { defineTool } from '../tool.ts'

export const me = defineTool({
  name: 'me',
  title: 'Who am I in Splunk',
  toolset: 'administration',
  description: `Tells which Splunk user these tools act as: name, roles, capabilities, default app and time zone. Use it when something is not allowed or an index is missing, to see what the user may do. About the connection itself ask get_splunk_health.
Example: {}`,
  input: z.object({}),
  output: z.object({
    username: z.string(),
    realname: z.string().nullable(),
    email: z.string().nullable(),
    type: z.string().nullable(),
    roles: z.array(z.string()),
    capabilities: z.array(z.string()),
    default_app: z.string().nullable(),
    tz: z.string().nullable().describe('Time zone; null: that of the server.')
  }),
  async call(_args, context) {
    const { defaultApp, ...user } = await currentContext(await context.splunk())
    return { ...user, default_app: defaultApp }
  }
})
