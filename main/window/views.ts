import type {
  AppState,
  ClientView,
  MappingView,
  ProfileView,
  SessionView
} from '../../preload/api.ts'
import type { App } from '../app.ts'
import type { Client } from '../sessions/client.ts'
import { covers } from '../sessions/mapping.ts'
import { clientIdOf, sessionView } from '../sessions/session-views.ts'
import type { Session } from '../sessions/session.ts'

/** What only the door knows about itself. */
export interface Door {
  readonly kind: 'desktop' | 'headless'
  readonly dataDir: string
  /** Source of the built stdio program. */
  stdioProgram(): Promise<string>
}

export function appState(app: App, door: Door): AppState {
  return {
    version: app.version,
    door: door.kind,
    platform: process.platform,
    dataDir: door.dataDir,
    endpoint: app.endpoint.state,
    demo: app.demo.state,
    secrets: app.secrets.state,
    settings: app.settings.value,
    notices: app.notices.list()
  }
}

export function profileViews(app: App): Promise<readonly ProfileView[]> {
  return Promise.all(
    app.profiles.list().map(async (profile) => ({
      ...profile,
      hasSecret: await app.profiles.hasSecret(profile.id),
      state: app.profileStates.of(profile.id)
    }))
  )
}

export async function profileView(app: App, id: string): Promise<ProfileView> {
  const view = (await profileViews(app)).find((one) => one.id === id)
  if (view === undefined) throw new Error('This profile has been removed meanwhile.')
  return view
}

export function clientView(app: App, client: Client): ClientView {
  // Not the hash of its token.
  const { id, name, defaultProfileId, allowedProfileIds, mayUseProfile } = client
  const { enabled, callsPerMinute, createdAt, lastSeenAt, calls } = client
  const isLive = (session: Session) => clientIdOf(session) === id && !session.dormant
  return {
    id,
    name,
    defaultProfileId,
    allowedProfileIds,
    mayUseProfile,
    enabled,
    callsPerMinute,
    createdAt,
    lastSeenAt,
    calls,
    liveSessions: app.sessions.list().filter(isLive).length
  }
}

export const clientViews = (app: App): readonly ClientView[] =>
  app.clients.list().map((client) => clientView(app, client))

/** Last used first. */
export function sessionViews(app: App): readonly SessionView[] {
  return app.sessions
    .list()
    .map((session) => {
      const clientId = clientIdOf(session)
      const client = clientId === null ? null : (app.clients.get(clientId) ?? null)
      return sessionView(session, client, app.resolver)
    })
    .sort((one, other) => other.lastActivityAt - one.lastActivityAt)
}

/** In their order. */
export function mappingViews(app: App): readonly MappingView[] {
  return app.mappings.list().map((mapping, place, all) => {
    const covering = all.slice(0, place).find((earlier) => covers(earlier, mapping))
    return { ...mapping, coveredBy: covering?.id ?? null }
  })
}
