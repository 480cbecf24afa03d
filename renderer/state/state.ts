import type {
  Api,
  AppState,
  ClientView,
  Mapping,
  ProfileView,
  ProgramView,
  SessionView
} from '../../preload/api.ts'
import { Calls } from './calls.ts'
import { Clock } from './clock.ts'
import type { Connection } from './connection.ts'
import { Followed } from './followed.ts'
import { Removals } from './removals.ts'
import { Route } from './route.ts'

/** Everything that the window shows, and the only way to change it. */
export interface State {
  readonly api: Api
  readonly connection: Connection
  readonly route: Route
  readonly clock: Clock
  readonly app: Followed<AppState>
  readonly profiles: Followed<readonly ProfileView[]>
  readonly clients: Followed<readonly ClientView[]>
  readonly programs: Followed<readonly ProgramView[]>
  readonly sessions: Followed<readonly SessionView[]>
  readonly mappings: Followed<readonly Mapping[]>
  readonly calls: Calls
  readonly removals: Removals
  /** Asks every owner for its value again. */
  readonly refresh: () => void
  /** What was typed and not saved, by form, so that looking elsewhere loses nothing. */
  readonly drafts: Map<string, unknown>
}

export function createState(api: Api, connection: Connection, window: Window): State {
  const calls = new Calls()
  const app = new Followed<AppState>(
    () => api.request('app.state'),
    (listener) => api.on('app.changed', listener)
  )
  const profiles = new Followed<readonly ProfileView[]>(
    () => api.request('profiles.list'),
    (listener) => api.on('profiles.changed', listener)
  )
  const clients = new Followed<readonly ClientView[]>(
    () => api.request('clients.list'),
    (listener) => api.on('clients.changed', listener)
  )
  const programs = new Followed<readonly ProgramView[]>(
    () => api.request('connect.list'),
    (listener) => api.on('connect.changed', listener)
  )
  const sessions = new Followed<readonly SessionView[]>(
    () => api.request('sessions.list'),
    (listener) => api.on('sessions.changed', listener)
  )
  const mappings = new Followed<readonly Mapping[]>(
    () => api.request('mappings.list'),
    (listener) => api.on('mappings.changed', listener)
  )
  api.on('inspector.recorded', ({ rows, dropped }) => calls.record(rows, dropped))
  api.on('inspector.cleared', () => calls.clear())

  const refresh = () => {
    for (const owner of [app, profiles, clients, programs, sessions, mappings]) void owner.refresh()
    void calls.refresh(() => api.request('inspector.list'))
  }
  refresh()
  let was = connection.snapshot().kind
  connection.subscribe(() => {
    const { kind } = connection.snapshot()
    if (kind === 'open' && was === 'lost') refresh()
    was = kind
  })

  return {
    api,
    connection,
    route: new Route(window),
    clock: new Clock(),
    app,
    profiles,
    clients,
    programs,
    sessions,
    mappings,
    calls,
    removals: new Removals(),
    refresh,
    drafts: new Map()
  }
}
