import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { Demo } from './demo/demo.ts'
import type { DemoSplunk } from './demo/demo-splunk.ts'
import { Inspector } from './inspector/inspector.ts'
import { LeftSearches } from './left-searches.ts'
import { connectionOf, draftConnection } from './login-connection.ts'
import { Calls } from './mcp/calls.ts'
import { Conversations } from './mcp/conversations.ts'
import { Endpoint } from './mcp/endpoint.ts'
import { Legs } from './mcp/legs.ts'
import type { Prompt } from './mcp/prompt.ts'
import type { Resource } from './mcp/resource.ts'
import { prompts } from './mcp/prompts/index.ts'
import { splunkResources } from './mcp/resources/index.ts'
import { serverResource } from './mcp/resources/server-resource.ts'
import { Surface } from './mcp/surface.ts'
import type { Tool } from './mcp/tool.ts'
import { ToolAliases } from './mcp/tool-aliases.ts'
import { ToolLists } from './mcp/tool-lists.ts'
import aliases from './mcp/tools/aliases.json' with { type: 'json' }
import { tools as splunkTools } from './mcp/tools/index.ts'
import type { ProfileDraft } from './profiles/profile.ts'
import { ProfileStates } from './profiles/profile-states.ts'
import { Profiles } from './profiles/profiles.ts'
import type { SecretStore } from './secrets/secret-store.ts'
import { Clients } from './sessions/clients.ts'
import { environmentLogin } from './sessions/environment-login.ts'
import { HeaderLogins } from './sessions/header-logins.ts'
import { LoginHashes } from './sessions/login-hash.ts'
import type { Login } from './sessions/login.ts'
import { Mappings } from './sessions/mappings.ts'
import { Resolver } from './sessions/resolver.ts'
import { SessionJournal } from './sessions/session-journal.ts'
import { Sessions } from './sessions/sessions.ts'
import { SettingsOwner } from './settings/settings.ts'
import type { Store } from './settings/store.ts'
import { type TestResult, type TestStep, testConnection } from './splunk/connection-test.ts'
import type { Address, Connection } from './splunk/connection.ts'
import { SplunkConnections } from './splunk/connections.ts'
import { proxyFor } from './splunk/proxy.ts'

export interface AppDeps {
  readonly version: string
  readonly store: Store
  readonly secrets: SecretStore
  /** Folder of the remembered sessions and running searches. */
  readonly dataDir: string
  /** Overrides the port of the settings; 0 for any. */
  readonly port?: number | undefined
  /** `port`: the first that the demo Splunk tries. `asked`: start it and make it the default. */
  readonly demo?: { readonly port?: number; readonly asked?: boolean }
  /** SPLUNK_* of it is a login of the program's own. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** HTTPS_PROXY, HTTP_PROXY and NO_PROXY of it say how Splunk is reached, unless the settings do. */
  readonly proxyEnv?: Readonly<Record<string, string | undefined>>
  /** Found wrong before the app was made, in sentences. */
  readonly notices?: readonly string[]
  readonly tools?: readonly Tool[]
  readonly resources?: readonly Resource[]
  readonly prompts?: readonly Prompt[]
}

export type App = Awaited<ReturnType<typeof createApp>>

/**
 * Puts the parts together. Knows neither Electron nor the terminal: the doors give it what they
 * have. Nothing listens before `start`. Throws `LoginFieldError` for SPLUNK_* that make no login.
 */
export async function createApp(deps: AppDeps) {
  const { version, store, secrets } = deps
  const settings = new SettingsOwner(store)
  const profiles = new Profiles(store, secrets)
  const profileStates = new ProfileStates()
  const clients = new Clients(store)
  const mappings = new Mappings(store)
  const journal = new SessionJournal(join(deps.dataDir, 'sessions.jsonl'))
  const sessions = new Sessions(journal)
  const inspector = new Inspector()
  const connections = new SplunkConnections(version)
  const hashes = new LoginHashes(saltOf(store))
  const resolver = new Resolver({
    profiles,
    mappings,
    settings,
    environmentLogin: await environmentLogin(deps.env ?? {}, hashes)
  })
  // A changed profile signs in anew; what its old address and secret had opened is of no use any more.
  const proxyTo = (address: Address) => proxyFor(address, settings.value.proxy, deps.proxyEnv ?? {})
  const keys = new Map<string, string>()
  const connectionFor = (login: Login, onSecret: (secret: string) => void): Connection => {
    const connection = connectionOf(login, profiles, proxyTo, onSecret)
    if (login.kind === 'profile') {
      const before = keys.get(login.profile.id)
      if (before !== undefined && before !== connection.key) void connections.forget(before)
      keys.set(login.profile.id, connection.key)
      return { ...connection, searches: leftSearches.logOf(login.profile) }
    }
    return connection
  }
  const leftSearches = new LeftSearches(join(deps.dataDir, 'searches.jsonl'), {
    profiles,
    connections,
    connection: (...how) => connectionFor(...how)
  })
  const calls = new Calls({
    sessions,
    resolver,
    profiles,
    profileStates,
    inspector,
    connections,
    onUsed: (sessionId) => void legs.splunkChanged(sessionId),
    connection: connectionFor,
    onOutcome: (login, error) => {
      if (login.kind !== 'profile') return
      const { id } = login.profile
      profileStates.note(id, error, connections.known(keys.get(id) ?? ''))
      if (error === null) leftSearches.answered(id)
    }
  })
  const tools = deps.tools ?? splunkTools
  const toolLists = new ToolLists(tools, { profiles, clients, sessions })
  const surface = new Surface({
    tools,
    toolLists,
    aliases: new ToolAliases(aliases),
    resources: deps.resources ?? [serverResource(version, tools), ...splunkResources],
    prompts: deps.prompts ?? prompts,
    calls,
    sessions
  })
  const legs = new Legs(surface, version, sessions)
  const endpoint = new Endpoint({
    version,
    clients,
    settings,
    headerLogins: new HeaderLogins({ settings, profiles, hashes }),
    conversations: new Conversations(sessions, legs)
  })
  const demo = new Demo(deps.demo?.port ?? 18089, (running) => {
    const { id } = profiles.setDemo(demoProfileOf(running))
    if (deps.demo?.asked === true || isFirstStart) settings.save({ defaultProfileId: id })
    isFirstStart = false
  })
  let isFirstStart = store.get('profiles') === undefined
  const tellOutdated = () => {
    for (const id of toolLists.outdated()) void legs.toolsChanged(id)
  }
  profiles.subscribe(tellOutdated)
  clients.subscribe(tellOutdated)
  sessions.onSignedIn(({ id }) => {
    if (toolLists.isOutdated(id)) void legs.toolsChanged(id)
  })
  clients.onRevoked(({ id }) => sessions.endOf(`client:${id}`))

  return {
    version,
    settings,
    profiles,
    profileStates,
    clients,
    mappings,
    sessions,
    resolver,
    inspector,
    secrets,
    endpoint,
    demo,
    /** Things found wrong, at start and with the disk, in sentences. */
    get notices(): readonly string[] {
      return [
        ...(deps.notices ?? []),
        ...profiles.problems(),
        ...leftSearches.problems,
        ...[settings.problem, clients.problem, mappings.problem, journal.problem].filter(isText),
        ...[journal.trouble, leftSearches.trouble].filter(isText)
      ]
    },
    /** Told when notices come and go. */
    onNotices(listener: () => void): () => void {
      const unsubscribe = [journal.subscribe(listener), leftSearches.subscribe(listener)]
      return () => unsubscribe.forEach((stop) => stop())
    },

    /** Listens, and starts the demo Splunk where it is wanted. Failures are states of the parts. */
    async start(): Promise<void> {
      const wanted =
        deps.demo?.asked === true ||
        isFirstStart ||
        (settings.value.demo && profiles.list().some(({ origin }) => origin === 'demo'))
      await Promise.all([
        endpoint.start(deps.port ?? settings.value.port),
        wanted ? demo.start() : undefined
      ])
      void leftSearches.cancelLeft()
    },

    /** Listens again, on the port of the settings. */
    restartEndpoint: () => endpoint.start(settings.value.port),

    /** Moves a session to a profile, or back to its own rules; its client is told. Throws `LoginError`. */
    async assign(sessionId: string, profileId: string | null): Promise<void> {
      resolver.assertAssignable(sessions.get(sessionId), profileId, (id) => clients.get(id) ?? null)
      sessions.update(sessionId, { assignedProfileId: profileId })
      await legs.splunkChanged(sessionId)
    },

    /** Walks to the Splunk of a draft, and remembers for its profile how that went. */
    async testConnection(
      draft: ProfileDraft,
      onStep: (step: TestStep) => void,
      signal: AbortSignal
    ): Promise<TestResult> {
      const secret = await profiles.secretOf(draft)
      const result = await testConnection(draftConnection(draft, secret, proxyTo), onStep, signal)
      if (draft.id !== undefined && draft.secret === undefined) {
        if (result.ok) profileStates.answered(draft.id, result)
        else profileStates.failed(draft.id, result.message)
      }
      return result
    },

    /** Ends everything that is open, and writes what is not on disk yet. */
    async stop(): Promise<void> {
      await legs.close()
      await endpoint.stop()
      // Cancelled calls end their searches; what takes longer is left to the next start.
      await leftSearches.idle(1000)
      await connections.close()
      await demo.stop()
      clients.flush()
      sessions.close()
      leftSearches.close()
    }
  }
}

const isText = (text: string | null): text is string => text !== null

// One salt per installation, so that a login's hash on disk says nothing elsewhere.
function saltOf(store: Store): Buffer {
  const kept = z.string().min(22).safeParse(store.get('salt'))
  const salt = kept.success ? kept.data : randomBytes(32).toString('base64url')
  if (!kept.success) store.set('salt', salt)
  return Buffer.from(salt, 'base64url')
}

function demoProfileOf({ url, password, certificateSha256 }: DemoSplunk) {
  const { hostname, port } = new URL(url)
  return {
    address: { scheme: 'https', host: hostname, port: Number(port), basePath: '' },
    tls: { kind: 'pin', sha256: certificateSha256 },
    password
  } as const
}
