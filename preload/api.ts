// The contract between the window and the program: names, arguments, answers. Both doors serve it.
import type { ClientConfiguration } from '../main/connect/configuration.ts'
import type {
  PlannedFile,
  PlannedLine,
  ProgramId,
  ProgramPlan,
  ProgramState,
  ProgramView
} from '../main/connect/program.ts'
import type { DemoState } from '../main/demo/demo.ts'
import type { EndpointState } from '../main/mcp/endpoint.ts'
import type { Profile, ProfileDraft } from '../main/profiles/profile.ts'
import type { ProfileState } from '../main/profiles/profile-states.ts'
import type { SecretsState } from '../main/secrets/secret-store.ts'
import type { Ask } from '../main/sessions/asks.ts'
import type { Mapping } from '../main/sessions/mapping.ts'
import type { MappingDraft } from '../main/sessions/mappings.ts'
import type { SessionView } from '../main/sessions/session-views.ts'
import type { Settings } from '../main/settings/settings.ts'
import type { Certificate, TestResult, TestStep } from '../main/splunk/connection-test.ts'
import { type InspectorChange, inspectorRequests, type InspectorRequests } from './inspector-api.ts'

export type * from './inspector-api.ts'
export type {
  Ask,
  Certificate,
  ClientConfiguration,
  DemoState,
  EndpointState,
  SessionView,
  Mapping,
  MappingDraft,
  PlannedFile,
  PlannedLine,
  Profile,
  ProfileDraft,
  ProgramId,
  ProgramPlan,
  ProgramState,
  ProgramView,
  SecretsState,
  Settings,
  TestResult,
  TestStep
}

export interface ProfileView extends Profile {
  readonly hasSecret: boolean
  /** What the last request to it showed. */
  readonly state: ProfileState
}

export interface MappingView extends Mapping {
  /** The rule before it that takes every X-Session-ID of it, so that it never decides; null: none. */
  readonly coveredBy: string | null
}

export interface ClientView {
  readonly id: string
  readonly name: string
  readonly defaultProfileId: string | null
  readonly allowedProfileIds: readonly string[] | null
  readonly mayUseProfile: boolean
  readonly enabled: boolean
  /** Null: no limit. */
  readonly callsPerMinute: number | null
  readonly createdAt: number
  readonly lastSeenAt: number | null
  /** Over its life. */
  readonly calls: number
  readonly liveSessions: number
}

export interface ClientDraft {
  /** Absent: a new client. */
  readonly id?: string | undefined
  readonly name: string
  readonly defaultProfileId: string | null
  readonly allowedProfileIds: readonly string[] | null
  readonly mayUseProfile: boolean
  /** Null: no limit. Absent: as it is; for a new client the usual one. */
  readonly callsPerMinute?: number | null
}

/** A client with its token, which is shown once and cannot be had again. */
export interface ClientWithToken {
  readonly client: ClientView
  readonly token: string
}

export interface BundleFile {
  readonly fileName: string
  readonly base64: string
}

export interface RedactionDraft {
  readonly redactions: readonly string[]
  readonly redactedNames: readonly string[]
}

export interface TriedRedactions {
  readonly text: string
  /** Of each pattern, why it cannot be used; null: it can. */
  readonly problems: readonly (string | null)[]
}

export interface AppState {
  readonly version: string
  readonly door: 'desktop' | 'headless'
  readonly platform: string
  readonly dataDir: string
  readonly endpoint: EndpointState
  readonly demo: DemoState
  readonly secrets: SecretsState
  readonly settings: Settings
  /** Things found wrong at start, in sentences: a broken file kept aside, for example. */
  readonly notices: readonly string[]
}

export interface Requests extends InspectorRequests {
  'app.state': () => AppState
  'settings.save': (change: Partial<Settings>) => Settings
  /** What redactions would leave of a text, which may be JSON, beside those that always apply. */
  'settings.tryRedactions': (redactions: RedactionDraft, text: string) => TriedRedactions
  'endpoint.restart': () => EndpointState
  'demo.start': () => DemoState
  'demo.stop': () => DemoState
  'profiles.list': () => readonly ProfileView[]
  'profiles.save': (draft: ProfileDraft) => ProfileView
  'profiles.duplicate': (id: string) => ProfileView
  'profiles.remove': (id: string) => null
  /** Each step is also sent as `profiles.tested` while it runs. A draft with an id may leave out its secret. */
  'profiles.test': (draft: ProfileDraft, testId: string) => TestResult
  'clients.list': () => readonly ClientView[]
  'clients.create': (draft: ClientDraft) => ClientWithToken
  'clients.save': (draft: ClientDraft) => ClientView
  /** Off: its token stops at once, its calls are cancelled, and its sessions wait until it is on again. */
  'clients.setEnabled': (id: string, enabled: boolean) => ClientView
  'clients.renew': (id: string) => ClientWithToken
  'clients.revoke': (id: string) => null
  'clients.configurations': (id: string, token: string | null) => readonly ClientConfiguration[]
  'clients.bundle': (id: string) => BundleFile
  'connect.list': () => readonly ProgramView[]
  /** What a write would change. Fails with `program_blocked` where it cannot be done, saying why. */
  'connect.plan': (id: ProgramId) => ProgramPlan
  /**
   * Makes or renews the client of the program and writes its entry; the token is told to nobody else.
   * `revision` is the plan's: fails with `file_changed` where a file changed since.
   */
  'connect.write': (id: ProgramId, revision: string) => ProgramView
  /** Takes our entry out again, puts back what stood there before, and revokes the client. */
  'connect.undo': (id: ProgramId) => ProgramView
  'sessions.list': () => readonly SessionView[]
  'sessions.assign': (id: string, profileId: string | null) => SessionView
  /** It gets no Splunk until a profile is assigned to it. */
  'sessions.refuse': (id: string) => SessionView
  'sessions.end': (id: string) => null
  /** The sessions that wait for a Splunk; assigning or mapping one, or refusing it, lets its calls go on. */
  'asks.list': () => readonly Ask[]
  /** In their order: the first match decides. */
  'mappings.list': () => readonly MappingView[]
  'mappings.save': (mapping: MappingDraft) => Mapping
  /** To a place from 0. */
  'mappings.move': (id: string, place: number) => null
  'mappings.remove': (id: string) => null
  /** The rule that decides for an X-Session-ID; null: none. */
  'mappings.match': (xSessionId: string) => Mapping | null
}

/** A change is told by the name of what changed and its new value; at most 10 times a second each. */
export interface Events {
  'app.changed': AppState
  'profiles.changed': readonly ProfileView[]
  'profiles.tested': { readonly testId: string; readonly step: TestStep }
  'clients.changed': readonly ClientView[]
  'connect.changed': readonly ProgramView[]
  'sessions.changed': readonly SessionView[]
  'asks.changed': readonly Ask[]
  'mappings.changed': readonly MappingView[]
  'inspector.changed': InspectorChange
  /** The user has followed a notification to a place. */
  'place.opened': 'sessions'
}

export type RequestName = keyof Requests
export type EventName = keyof Events

/** Errors cross the boundary as values: Electron would flatten them. */
export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: string; readonly message: string }

/** What the page has as `window.api`, whichever door serves it. */
export interface Api {
  request<Name extends RequestName>(
    name: Name,
    ...args: Parameters<Requests[Name]>
  ): Promise<Reply<ReturnType<Requests[Name]>>>
  on<Name extends EventName>(name: Name, listener: (value: Events[Name]) => void): () => void
}

const requests: Record<RequestName, true> = {
  'app.state': true,
  'settings.save': true,
  'settings.tryRedactions': true,
  'endpoint.restart': true,
  'demo.start': true,
  'demo.stop': true,
  'profiles.list': true,
  'profiles.save': true,
  'profiles.duplicate': true,
  'profiles.remove': true,
  'profiles.test': true,
  'clients.list': true,
  'clients.create': true,
  'clients.save': true,
  'clients.setEnabled': true,
  'clients.renew': true,
  'clients.revoke': true,
  'clients.configurations': true,
  'clients.bundle': true,
  'connect.list': true,
  'connect.plan': true,
  'connect.write': true,
  'connect.undo': true,
  'sessions.list': true,
  'sessions.assign': true,
  'sessions.refuse': true,
  'sessions.end': true,
  'asks.list': true,
  'mappings.list': true,
  'mappings.save': true,
  'mappings.move': true,
  'mappings.remove': true,
  'mappings.match': true,
  ...inspectorRequests
}

const events: Record<EventName, true> = {
  'app.changed': true,
  'profiles.changed': true,
  'profiles.tested': true,
  'clients.changed': true,
  'connect.changed': true,
  'sessions.changed': true,
  'asks.changed': true,
  'mappings.changed': true,
  'inspector.changed': true,
  'place.opened': true
}

export const isRequestName = (name: string): name is RequestName => Object.hasOwn(requests, name)
export const isEventName = (name: string): name is EventName => Object.hasOwn(events, name)
