import { z } from 'zod'
import { splunkdHealth } from '../../splunk/health.ts'
import { serverInfo } from '../../splunk/server-info.ts'
import { defineTool } from '../tool.ts'

export const getSplunkHealth = defineTool({
  name: 'get_splunk_health',
  title: 'Splunk health',
  toolset: 'administration',
  description: `Tells whether Splunk can be reached and how it is: server name, version, and splunkd's own health report where this user may read it. Use it when other tools fail, or to learn which Splunk this is. Takes no address and no credentials: the user chooses the Splunk in Switchboard for Splunk.
Example: {}`,
  input: z.object({}),
  output: z.object({
    status: z.literal('connected'),
    server_name: z.string(),
    version: z.string(),
    build: z.string().nullable(),
    product_type: z.string().nullable(),
    is_cloud: z.boolean(),
    server_roles: z.array(z.string()),
    profile: z.string().nullable().describe('The connection in Switchboard for Splunk.'),
    host: z.string(),
    health: z.string().nullable().describe('green, yellow or red; null when it cannot be read.'),
    clock_skew_seconds: z
      .int()
      .nullable()
      .describe(
        "How far Splunk's clock is ahead of this computer's, to a second or so. Relative times such as -15m are Splunk's."
      ),
    unwell: z.array(z.object({ feature: z.string(), health: z.string() })),
    note: z.string().nullable()
  }),
  async call(_args, context) {
    const splunk = await context.splunk()
    const info = await serverInfo(splunk)
    const health = await splunkdHealth(splunk)
    const { host, port } = splunk.connection.address
    return {
      status: 'connected' as const,
      server_name: info.serverName,
      version: info.version,
      build: info.build,
      product_type: info.productType,
      is_cloud: info.isCloud,
      server_roles: [...info.roles],
      profile: context.caller.profile?.name ?? null,
      host: `${host}:${port}`,
      health: health?.health ?? null,
      clock_skew_seconds: splunk.kept.clockSkewSeconds,
      unwell: [...(health?.unwell ?? [])],
      note:
        health === null
          ? "splunkd's health report is not there, or this user may not read it; the server answers all the same."
          : null
    }
  }
})
