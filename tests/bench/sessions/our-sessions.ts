import { join } from 'node:path'
import { Redactor } from '../../../main/inspector/redactor.ts'
import type { Exchange } from '../../../main/mcp/exchange.ts'
import { Legs } from '../../../main/mcp/legs.ts'
import { Surface } from '../../../main/mcp/surface.ts'
import { ToolAliases } from '../../../main/mcp/tool-aliases.ts'
import { ToolLists } from '../../../main/mcp/tool-lists.ts'
import { tools } from '../../../main/mcp/tools/index.ts'
import { Profiles } from '../../../main/profiles/profiles.ts'
import { MemorySecrets } from '../../../main/secrets/memory.ts'
import { Clients } from '../../../main/sessions/clients.ts'
import { SessionJournal } from '../../../main/sessions/session-journal.ts'
import { Sessions } from '../../../main/sessions/sessions.ts'
import { MemoryStore } from '../../../main/settings/store.ts'
import { initialize, rpc } from '../../support/raw-http.ts'

/** Opens sessions as the endpoint does, on disk too; the HTTP around them is left out. */
export function ourSessions(folder: string): () => Promise<unknown> {
  const store = new MemoryStore()
  const profiles = new Profiles(store, new MemorySecrets())
  const clients = new Clients(store)
  const sessions = new Sessions(new SessionJournal(join(folder, 'sessions.jsonl')))
  const surface = new Surface({
    tools,
    toolLists: new ToolLists(tools, { profiles, clients, sessions }),
    aliases: new ToolAliases([]),
    resources: [],
    prompts: [],
    // These sessions list tools, and call none.
    calls: { run: () => Promise.reject(new Error('Nothing is called here.')) },
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
      envelope: null,
      headers: {},
      redactor: new Redactor(),
      recorded: null,
      origin: 'client'
    }
    const ask = (request: object) =>
      new Promise<void>((resolve) => {
        const answer = () => {
          resolve()
          return null
        }
        const reply = { send: () => null, answer, end: () => resolve() }
        void leg.post(request, exchange, reply)
      })
    await ask(hello)
    await ask({ jsonrpc: '2.0', method: 'notifications/initialized' })
    await ask(rpc(2, 'tools/list'))
    return leg
  }
}
