import type {
  Api,
  AppState,
  Ask,
  ClientView,
  HistoryState,
  MappingView,
  ProfileView,
  ProgramView,
  SessionView
} from '../../preload/api.ts'
import { Clock } from './clock.ts'
import type { Connection } from './connection.ts'
import { Followed } from './followed.ts'
import { Removals } from './removals.ts'
import { Route } from './route.ts'
import { Views } from './views.ts'

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
  readonly asks: Followed<readonly Ask[]>
  readonly mappings: Followed<readonly MappingView[]>
  readonly history: Followed<HistoryState>
  readonly views: Views
  readonly removals: Removals
  /** Asks every owner for its value again. */
  readonly refresh: () => void
  /** What was typed and not saved, by form, so that looking elsewhere loses nothing. */
  readonly drafts: Map<string, unknown>
}

export function createState(api: Api, connection: Connection, window: Window): State {
  const route = new Route(window)
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
  const asks = new Followed<readonly Ask[]>(
    () => api.request('asks.list'),
    (listener) => api.on('asks.changed', listener)
  )
  const mappings = new Followed<readonly MappingView[]>(
    () => api.request('mappings.list'),
    (listener) => api.on('mappings.changed', listener)
  )
  const history = new Followed<HistoryState>(
    () => api.request('inspector.state'),
    (listener) => api.on('inspector.changed', ({ state }) => listener(state))
  )
  const views = new Views(api)
  api.on('place.opened', (place) => route.go(place))

  const refresh = () => {
    const owners = [app, profiles, clients, programs, sessions, asks, mappings, history]
    for (const owner of owners) void owner.refresh()
    views.again()
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
    route,
    clock: new Clock(),
    app,
    profiles,
    clients,
    programs,
    sessions,
    asks,
    mappings,
    history,
    views,
    removals: new Removals(),
    refresh,
    drafts: new Map()
  }
}
