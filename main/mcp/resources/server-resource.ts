import type { Resource } from '../resource.ts'
import { type Tool, toolsets } from '../tool.ts'

const uri = 'info://server'

/** What this server is and offers; asks no Splunk, so that anonymous requests may read it. */
export function serverResource(version: string, tools: readonly Tool[]): Resource {
  return {
    name: 'server',
    title: 'This server',
    description:
      'Name and version of Switchboard for Splunk, its toolsets with their tools, which of them this client has enabled, and which Splunk the session uses.',
    mimeType: 'application/json',
    uri,
    matches: (asked) => asked === uri,
    read: (_uri, { caller }) => {
      const info = {
        name: 'switchboard-for-splunk',
        title: 'Switchboard for Splunk',
        version,
        toolsets: toolsets.map((name) => ({
          name,
          enabled: caller.toolsets.includes(name),
          tools: tools.filter(({ toolset }) => toolset === name).map((tool) => tool.name)
        })),
        client: caller.client,
        profile: caller.profile
      }
      return Promise.resolve([{ uri, mimeType: 'application/json', text: JSON.stringify(info) }])
    }
  }
}
