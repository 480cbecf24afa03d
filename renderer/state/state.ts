import type {
  Api,
  AppState,
  Ask,
  ClientView,
  MappingView,
  ProfileView,
  SessionView
} from '../../preload/api.ts'
import { Calls } from './calls.ts'
import { Clock } from './clock.ts'
import type { Connection } from './connection.ts'
import { Followed } from './followed.ts'
import { Marks } from './marks.ts'
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
  readonly sessions: Followed<readonly SessionView[]>
  readonly asks: Followed<readonly Ask[]>
  readonly mappings: Followed<readonly MappingView[]>
  readonly calls: Calls
  readonly marks: Marks
  readonly removals: Removals
  /** Asks every owner for its value again. */
  readonly refresh: () => void
  /** What was typed and not saved, by form, so that looking elsewhere loses nothing. */
  readonly drafts: Map<string, unknown>
}

export function createState(api: Api, connection: Connection, window: Window): State {
  const calls = new Calls()
  const marks = new Marks()
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
  api.on('inspector.recorded', ({ rows, dropped }) => calls.record(rows, dropped))
  api.on('inspector.marked', (added) => marks.add(added))
  api.on('inspector.cleared', () => {
    calls.clear()
    marks.clear()
  })
  api.on('place.opened', (place) => route.go(place))

  const refresh = () => {
    for (const owner of [app, profiles, clients, sessions, asks, mappings]) void owner.refresh()
    void calls.refresh(async () => {
      const reply = await api.request('inspector.list')
      if (reply.ok) marks.replace(reply.value.marks)
      return reply
    })
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
    sessions,
    asks,
    mappings,
    calls,
    marks,
    removals: new Removals(),
    refresh,
    drafts: new Map()
  }
}
