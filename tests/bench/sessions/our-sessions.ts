import { join } from 'node:path'
import { Inspector } from '../../../main/inspector/inspector.ts'
import { connectionOf } from '../../../main/login-connection.ts'
import { Calls } from '../../../main/mcp/calls.ts'
import type { Exchange } from '../../../main/mcp/exchange.ts'
import { Legs } from '../../../main/mcp/legs.ts'
import { Surface } from '../../../main/mcp/surface.ts'
import { ToolAliases } from '../../../main/mcp/tool-aliases.ts'
import { ToolLists } from '../../../main/mcp/tool-lists.ts'
import { tools } from '../../../main/mcp/tools/index.ts'
import { ProfileStates } from '../../../main/profiles/profile-states.ts'
import { Profiles } from '../../../main/profiles/profiles.ts'
import { MemorySecrets } from '../../../main/secrets/memory.ts'
import { Clients } from '../../../main/sessions/clients.ts'
import { Mappings } from '../../../main/sessions/mappings.ts'
import { Resolver } from '../../../main/sessions/resolver.ts'
import { SessionJournal } from '../../../main/sessions/session-journal.ts'
import { Sessions } from '../../../main/sessions/sessions.ts'
import { SettingsOwner } from '../../../main/settings/settings.ts'
import { MemoryStore } from '../../../main/settings/store.ts'
import { SplunkConnections } from '../../../main/splunk/connections.ts'
import { initialize, rpc } from '../../support/raw-http.ts'

/** Opens sessions as the endpoint does, on disk too; the HTTP around them is left out. */
export function ourSessions(folder: string): () => Promise<unknown> {
  const store = new MemoryStore()
  const settings = new SettingsOwner(store)
  const profiles = new Profiles(store, new MemorySecrets())
  const clients = new Clients(store)
  const sessions = new Sessions(new SessionJournal(join(folder, 'sessions.jsonl')))
  const calls = new Calls({
    sessions,
    profiles,
    resolver: new Resolver({
      profiles,
      mappings: new Mappings(store),
      settings,
      environmentLogin: null
    }),
    profileStates: new ProfileStates(),
    inspector: new Inspector(),
    connections: new SplunkConnections('0.0.0'),
    connection: (login, onSecret) => connectionOf(login, profiles, () => null, onSecret),
    onUsed: () => undefined,
    onOutcome: () => undefined
  })
  const surface = new Surface({
    tools,
    toolLists: new ToolLists(tools, { profiles, clients, sessions }),
    aliases: new ToolAliases([]),
    resources: [],
    prompts: [],
    calls,
    sessions
  })
  const legs = new Legs(surface, '0.0.0', sessions)
  const clientOptions = { defaultProfileId: null, allowedProfileIds: null }
  let count = 0
  const clientOf = () => {
    // At most a thousand of each client are remembered.
    if (count % 500 === 0) clients.create({ name: `bench ${count}`, ...clientOptions })
    count += 1
    const client = clients.list().at(-1)
    if (client === undefined) throw new Error('There is no client.')
    return client
  }
  return async () => {
    const client = clientOf()
    const hello = initialize(1)
    const owner = `client:${client.id}` as const
    const opening = { owner, xSessionId: null, initialize: hello.params, toolsets: null }
    const { id } = sessions.open(opening)
    const { leg } = await legs.opening(id)
    const exchange: Exchange = {
      sessionId: id,
      client,
      pathSlug: null,
      headerSlug: null,
      toolsets: null,
      headers: {},
      secrets: []
    }
    const ask = (request: object) =>
      new Promise<void>((resolve) => {
        const reply = { send: () => undefined, answer: () => resolve(), end: () => resolve() }
        void leg.post(request, exchange, reply)
      })
    await ask(hello)
    await ask({ jsonrpc: '2.0', method: 'notifications/initialized' })
    await ask(rpc(2, 'tools/list'))
    return leg
  }
}
