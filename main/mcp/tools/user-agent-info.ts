import { z } from 'zod'
import { defineTool } from '../tool.ts'

export const userAgentInfo = defineTool({
  name: 'user_agent_info',
  title: 'This session',
  toolset: 'server',
  description: `Tells how Switchboard for Splunk sees this client: session ids, client name and version, protocol version, request headers (secrets hidden), and which Splunk connection is chosen and why. Asks no Splunk and needs no sign-in. Use it to find out why calls go to an unexpected Splunk or to none.
Example: {}`,
  access: 'open',
  annotations: { openWorldHint: false },
  input: z.object({}),
  output: z.object({
    session_id: z.string(),
    x_session_id: z.string().nullable(),
    client: z.string().nullable().describe('Name under which the user connected this client.'),
    client_info: z.object({ name: z.string(), version: z.string() }).nullable(),
    protocol_version: z.string().nullable(),
    headers: z.record(z.string(), z.string()),
    toolsets: z
      .array(z.string())
      .describe('Groups of tools that this client sees; X-MCP-Toolsets chooses among them.'),
    profile: z
      .object({ name: z.string(), host: z.string(), rule: z.string() })
      .nullable()
      .describe('The Splunk of this session and the rule that chose it; null: none.')
  }),
  call: (_args, { caller }) =>
    Promise.resolve({
      session_id: caller.sessionId,
      x_session_id: caller.xSessionId,
      client: caller.client,
      client_info: caller.clientInfo,
      protocol_version: caller.protocolVersion,
      headers: { ...caller.headers },
      toolsets: [...caller.toolsets],
      profile: caller.profile
    })
})
