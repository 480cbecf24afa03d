import type { Inspector } from './inspector/inspector.ts'
import type { Calls } from './mcp/calls.ts'
import { Conversations } from './mcp/conversations.ts'
import { Endpoint } from './mcp/endpoint.ts'
import { Legs } from './mcp/legs.ts'
import { ModernConversations } from './mcp/modern-conversations.ts'
import type { Prompt } from './mcp/prompt.ts'
import { prompts } from './mcp/prompts/index.ts'
import type { Resource } from './mcp/resource.ts'
import { splunkResources } from './mcp/resources/index.ts'
import { serverResource } from './mcp/resources/server-resource.ts'
import { Surface } from './mcp/surface.ts'
import type { Tool } from './mcp/tool.ts'
import { ToolAliases } from './mcp/tool-aliases.ts'
import { ToolLists } from './mcp/tool-lists.ts'
import aliases from './mcp/tools/aliases.json' with { type: 'json' }
import { tools as splunkTools } from './mcp/tools/index.ts'
import type { Profiles } from './profiles/profiles.ts'
import type { Clients } from './sessions/clients.ts'
import type { HeaderLogins } from './sessions/header-logins.ts'
import type { Sessions } from './sessions/sessions.ts'
import type { SettingsOwner } from './settings/settings.ts'

/** What is offered in place of the program's own. */
export interface Offer {
  readonly tools?: readonly Tool[]
  readonly resources?: readonly Resource[]
  readonly prompts?: readonly Prompt[]
}

interface ProtocolParts {
  readonly version: string
  readonly settings: SettingsOwner
  readonly profiles: Profiles
  readonly clients: Clients
  readonly sessions: Sessions
  readonly headerLogins: HeaderLogins
  readonly calls: Calls
  readonly inspector: Inspector
}

/** Puts together what MCP clients speak to. Clients are told when their list of tools changes. */
export function makeProtocol(parts: ProtocolParts, offer: Offer) {
  const { version, settings, profiles, clients, sessions, headerLogins, calls, inspector } = parts
  const tools = offer.tools ?? splunkTools
  const toolLists = new ToolLists(tools, { profiles, clients, sessions })
  const surface = new Surface({
    tools,
    toolLists,
    aliases: new ToolAliases(aliases),
    resources: offer.resources ?? [serverResource(version, tools), ...splunkResources],
    prompts: offer.prompts ?? prompts,
    calls,
    sessions
  })
  const legs = new Legs(surface, version, sessions)
  const endpoint = new Endpoint({
    version,
    clients,
    settings,
    headerLogins,
    inspector,
    conversations: new Conversations(sessions, legs),
    modern: new ModernConversations(sessions, legs)
  })
  const tellOutdated = () => {
    for (const id of toolLists.outdated()) void legs.toolsChanged(id)
  }
  profiles.subscribe(tellOutdated)
  clients.onEdited(tellOutdated)
  sessions.onSignedIn(({ id }) => {
    if (toolLists.isOutdated(id)) void legs.toolsChanged(id)
  })
  return { legs, endpoint, surface }
}
