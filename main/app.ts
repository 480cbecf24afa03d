import { join } from 'node:path'
import { CallRecord } from './call-record.ts'
import { HandshakeFile, handshakePath } from './connect/handshake-file.ts'
import { type Machine, thisMachine } from './connect/machine.ts'
import { Programs } from './connect/programs.ts'
import { StdioFile } from './connect/stdio-file.ts'
import { writtenSchema } from './connect/written.ts'
import type { StartCommand } from './connect/stdio/handshake.ts'
import { Demo } from './demo/demo.ts'
import type { DemoSplunk } from './demo/demo-splunk.ts'
import { LeftSearches } from './left-searches.ts'
import { connectionOf, draftConnection } from './login-connection.ts'
import { Calls } from './mcp/calls.ts'
import { Moves } from './mcp/moves.ts'
import { Notices } from './notices.ts'
import type { ProfileDraft } from './profiles/profile.ts'
import { ProfileStates } from './profiles/profile-states.ts'
import { profileSecrets } from './profile-secrets.ts'
import { Profiles } from './profiles/profiles.ts'
import { makeProtocol, type Offer } from './protocol.ts'
import { rehearse } from './rehearsal.ts'
import { RunAgain, type RunAgainChange } from './run-again.ts'
import type { SecretStore } from './secrets/secret-store.ts'
import { CallRates } from './sessions/call-rates.ts'
import { Asks } from './sessions/asks.ts'
import { Clients } from './sessions/clients.ts'
import { environmentLogin } from './sessions/environment-login.ts'
import { HeaderLogins } from './sessions/header-logins.ts'
import { LoginHashes } from './sessions/login-hash.ts'
import type { Login } from './sessions/login.ts'
import { Mappings } from './sessions/mappings.ts'
import { Resolver } from './sessions/resolver.ts'
import { SessionJournal } from './sessions/session-journal.ts'
import { Sessions } from './sessions/sessions.ts'
import { closeShutOut } from './sessions/shut-out.ts'
import { readEntries } from './settings/entries.ts'
import { SettingsOwner } from './settings/settings.ts'
import type { Store } from './settings/store.ts'
import { type TestResult, type TestStep, testConnection } from './splunk/connection-test.ts'
import type { Address, Connection } from './splunk/connection.ts'
import { SplunkConnections } from './splunk/connections.ts'
import { proxyFor } from './splunk/proxy.ts'

export interface AppDeps extends Offer {
  readonly version: string
  readonly store: Store
  readonly secrets: SecretStore
  /** Folder of the remembered sessions, the running searches and the handshake file. */
  readonly dataDir: string
  /** Starts this program again; for clients that may start it. */
  readonly startCommand?: StartCommand
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
  /** Where client programs are looked for. */
  readonly machine?: Machine
  /** The built program of the history's thread. */
  readonly historyThread: URL
  /** Source of the built stdio program, which Claude Desktop starts. */
  readonly stdioProgram?: () => Promise<string>
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
  const sessions = new Sessions(journal, Date.now, () => settings.value.newSessions)
  const record = new CallRecord({
    program: 'Switchboard for Splunk',
    version,
    dataDir: deps.dataDir,
    secrets,
    settings,
    profiles,
    historyThread: deps.historyThread
  })
  const { inspector } = record
  const rates = new CallRates()
  const connections = new SplunkConnections(version)
  const hashes = LoginHashes.of(store)
  const rules = {
    profiles,
    mappings,
    settings,
    environmentLogin: await environmentLogin(deps.env ?? {}, hashes)
  }
  const resolver = new Resolver(rules)
  const asks = new Asks({ resolver, sessions, clients, others: [profiles, mappings, settings] })
  const moves = new Moves({
    ...rules,
    clients,
    sessions,
    mark: (mark) => inspector.mark(mark),
    tell: (sessionId) => legs.splunkChanged(sessionId)
  })
  // A changed profile signs in anew; what its old address and secret had opened is of no use any more.
  const proxyTo = (address: Address) => proxyFor(address, settings.value.proxy, deps.proxyEnv ?? {})
  const keys = new Map<string, string>()
  const connectionFor = (login: Login, onSecret: (secret: string) => void): Connection => {
    const connection = connectionOf(login, profiles, proxyTo, (secret) => {
      inspector.secrets.add(secret)
      onSecret(secret)
    })
    if (login.kind === 'profile') {
      const before = keys.get(login.profile.id)
      if (before !== undefined && before !== connection.key) void connections.forget(before)
      keys.set(login.profile.id, connection.key)
      return { ...connection, searches: leftSearches.logOf(login.profile) }
    }
    return connection
  }
  const noteSecret = profileSecrets(profiles, inspector.secrets)
  const splunks = { profiles, connections, connection: connectionFor }
  const leftSearches = new LeftSearches(join(deps.dataDir, 'searches.jsonl'), splunks)
  const calls = new Calls({
    sessions,
    resolver,
    profiles,
    profileStates,
    inspector,
    clients,
    rates,
    connections,
    asks,
    onUsed: (before) => void moves.steered(before),
    onResolved: (session, resolution) => {
      moves.called(session, resolution)
      noteSecret(resolution.login)
    },
    connection: connectionFor,
    onOutcome: (login, error) => {
      if (login.kind !== 'profile') return
      const { id } = login.profile
      profileStates.note(id, error, connections.known(keys.get(id) ?? ''))
      if (error === null) leftSearches.answered(id)
    }
  })
  const headerLogins = new HeaderLogins({ settings, profiles, hashes })
  const { legs, endpoint, surface } = makeProtocol(
    { version, settings, profiles, clients, sessions, headerLogins, calls, inspector },
    deps
  )
  const again = new RunAgain({ inspector, profiles, sessions, surface })
  const mcpUrl = () =>
    endpoint.state.kind === 'listening'
      ? endpoint.state.url
      : `http://127.0.0.1:${settings.value.port}/mcp`
  const written = readEntries(store, 'programs', writtenSchema)
  const programs = new Programs({
    machine: deps.machine ?? thisMachine(),
    clients,
    stdio: new StdioFile(deps.dataDir, deps.stdioProgram ?? null),
    url: mcpUrl,
    handshake: handshakePath(deps.dataDir),
    written: written.entries,
    save: (list) => store.set('programs', list),
    hints: (listener) => {
      const stops = [clients.subscribe(listener), endpoint.subscribe(listener)]
      return () => stops.forEach((stop) => stop())
    }
  })
  const handshake = new HandshakeFile(deps.dataDir, deps.startCommand ?? null, endpoint)
  const demo = new Demo(deps.demo?.port ?? 18089, (running) => {
    const { id } = profiles.setDemo(demoProfileOf(running))
    if (deps.demo?.asked === true || isFirstStart) settings.save({ defaultProfileId: id })
    isFirstStart = false
  })
  let isFirstStart = store.get('profiles') === undefined
  clients.onRevoked(({ id }) => rates.forget(id))
  closeShutOut({ clients, sessions, settings })
  const notices = new Notices(
    [
      ...(deps.notices ?? []),
      ...profiles.problems(),
      ...leftSearches.problems,
      ...record.problems,
      ...[settings, clients, mappings, journal, written].map(({ problem }) => problem)
    ],
    [journal, leftSearches, handshake, inspector]
  )

  return {
    version,
    settings,
    profiles,
    profileStates,
    clients,
    mappings,
    sessions,
    asks,
    resolver,
    inspector,
    record,
    secrets,
    endpoint,
    mcpUrl,
    programs,
    demo,
    notices,

    /** Listens, and starts the demo Splunk where it is wanted. Failures are states of the parts. */
    async start(): Promise<void> {
      record.start()
      const wanted =
        deps.demo?.asked === true ||
        isFirstStart ||
        (settings.value.demo && profiles.list().some(({ origin }) => origin === 'demo'))
      await Promise.all([
        endpoint.start(deps.port ?? settings.value.port),
        programs.start(),
        wanted ? demo.start() : undefined
      ])
      void leftSearches.cancelLeft()
    },

    /** Settles when the demo Splunk, if it runs, answers the first search as fast as the next. */
    warmDemo: () => rehearse(demo, splunks),

    /** Listens again, on the port of the settings. */
    restartEndpoint: () => endpoint.start(settings.value.port),

    /** Moves a session to a profile, or back to its own rules; its client is told. Throws `LoginError`. */
    assign: (sessionId: string, profileId: string | null) => moves.assign(sessionId, profileId),

    /** Lets a session use no Splunk until one is assigned to it. */
    refuse: (sessionId: string) => moves.refuse(sessionId),

    /** Calls a tool once more, as the analyst; answers the new call's id. Throws `NotRunAgain`. */
    runAgain: (id: string, change: RunAgainChange) => again.run(id, change),

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
      await record.stop()
      clients.flush()
      sessions.close()
      leftSearches.close()
    }
  }
}

function demoProfileOf({ url, password, certificateSha256 }: DemoSplunk) {
  const { hostname, port } = new URL(url)
  return {
    address: { scheme: 'https', host: hostname, port: Number(port), basePath: '' },
    tls: { kind: 'pin', sha256: certificateSha256 },
    password
  } as const
}
