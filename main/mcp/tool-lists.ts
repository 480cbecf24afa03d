import type { Profile } from '../profiles/profile.ts'
import type { WriteKind } from '../policy/policy.ts'
import type { Client } from '../sessions/client.ts'
import { clientIdOf } from '../sessions/session-views.ts'
import type { Session } from '../sessions/session.ts'
import type { Exchange } from './exchange.ts'
import type { Result } from './rpc.ts'
import type { Tool } from './tool.ts'
import { toolsetsNamed } from './toolsets.ts'

/** What the lists depend on; owners have these shapes. */
export interface ToolListSources {
  readonly profiles: { list(): readonly Profile[] }
  readonly clients: { list(): readonly Client[] }
  readonly sessions: {
    get(id: string): Session | undefined
    onEnded(listener: (session: Session) => void): () => void
  }
}

interface ToolList {
  readonly names: string
  readonly answer: Result
}

/** The tools that each request sees: one list for all who see the same tools, made once. */
export class ToolLists {
  readonly #tools: readonly Tool[]
  readonly #sources: ToolListSources
  readonly #entries: ReadonlyMap<Tool, Result>
  readonly #lists = new Map<string, ToolList>()
  /** What each session was told last, and by which header. */
  readonly #told = new Map<string, { readonly names: string; readonly toolsets: string | null }>()
  #dependsOn: string

  constructor(tools: readonly Tool[], sources: ToolListSources) {
    this.#tools = tools
    this.#sources = sources
    this.#entries = new Map(tools.map((tool) => [tool, listed(tool)]))
    this.#dependsOn = this.#whatListsDependOn()
    sources.sessions.onEnded(({ id }) => this.#told.delete(id))
  }

  /** The answer to `tools/list`. */
  answer({ sessionId, client, toolsets }: Exchange): Result {
    const { names, answer } = this.#list(client, this.#sources.sessions.get(sessionId), toolsets)
    this.#told.set(sessionId, { names, toolsets })
    return answer
  }

  /** The sessions that would be told another list than they were, after profiles or clients have changed. */
  outdated(): readonly string[] {
    const dependsOn = this.#whatListsDependOn()
    if (dependsOn === this.#dependsOn) return []
    this.#dependsOn = dependsOn
    return [...this.#told.keys()].filter((id) => this.isOutdated(id))
  }

  /** Whether the session would be told another list than it was; true once for each other list. */
  isOutdated(sessionId: string): boolean {
    const told = this.#told.get(sessionId)
    const session = this.#sources.sessions.get(sessionId)
    if (told === undefined || session === undefined) return false
    const clientId = clientIdOf(session)
    const client = this.#sources.clients.list().find(({ id }) => id === clientId) ?? null
    const { names } = this.#list(client, session, told.toolsets)
    if (names === told.names) return false
    this.#told.set(sessionId, { ...told, names })
    return true
  }

  #list(client: Client | null, session: Session | undefined, header: string | null): ToolList {
    const toolsets = toolsetsNamed(header)
    const writes = this.#writesOf(client, session)
    const mayUseProfile = client?.mayUseProfile === true
    const key = JSON.stringify([toolsets, [...writes].sort(), mayUseProfile])
    const known = this.#lists.get(key)
    if (known !== undefined) return known
    const seen = this.#tools.filter(
      ({ name, toolset, writes: kind }) =>
        toolsets.includes(toolset) &&
        (kind === null || writes.has(kind)) &&
        (name !== 'use_profile' || mayUseProfile)
    )
    const list = {
      names: seen.map(({ name }) => name).join(),
      answer: { tools: seen.flatMap((tool) => this.#entries.get(tool) ?? []) }
    }
    // Clients can ask for any choice of toolsets, and few will.
    if (this.#lists.size > 100) this.#lists.clear()
    this.#lists.set(key, list)
    return list
  }

  /** What any profile that the client may use lets tools write; a login from headers only reads. */
  #writesOf(client: Client | null, session: Session | undefined): ReadonlySet<WriteKind> {
    if (client === null) return new Set()
    if (session?.loginHash != null && session.assignedProfileId === null) return new Set()
    const { allowedProfileIds: allowed } = client
    return new Set(
      this.#sources.profiles
        .list()
        .filter(({ id }) => allowed?.includes(id) !== false)
        .flatMap(({ policy }) => policy.allowedWrites)
    )
  }

  // Owners tell of every change, such as that a client was seen; hardly any of them touches a list.
  #whatListsDependOn(): string {
    const { profiles, clients } = this.#sources
    return JSON.stringify([
      profiles.list().map(({ id, policy }) => [id, policy.allowedWrites]),
      clients
        .list()
        .map(({ id, allowedProfileIds, mayUseProfile }) => [id, allowedProfileIds, mayUseProfile])
    ])
  }
}

function listed(tool: Tool): Result {
  const { name, title, description, inputSchema, outputSchema, annotations } = tool
  return {
    name,
    title,
    description,
    inputSchema,
    ...(outputSchema === undefined ? {} : { outputSchema }),
    annotations
  }
}
