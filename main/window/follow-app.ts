import type { Events } from '../../preload/api.ts'
import type { App } from '../app.ts'
import {
  appState,
  clientViews,
  type Door,
  mappingViews,
  profileViews,
  sessionViews
} from './views.ts'

/** At most ten batches a second, so that a burst of calls does not become a burst of messages. */
const every = 100

type Send = <Name extends keyof Events>(name: Name, value: Events[Name]) => void
type Owner = 'app' | 'profiles' | 'clients' | 'programs' | 'sessions' | 'asks' | 'mappings'

/**
 * Tells `send` what changes in the program, in batches, until the answered function is called. The
 * first batch tells what is, so that nothing is lost between a page's first questions and this.
 */
export function followApp(app: App, door: Door, send: Send): () => void {
  const changed = new Set<Owner>()
  let timer: NodeJS.Timeout | undefined

  const flush = async () => {
    timer = undefined
    const due = new Set(changed)
    changed.clear()
    if (due.has('app')) send('app.changed', appState(app, door))
    if (due.has('mappings')) send('mappings.changed', mappingViews(app))
    if (due.has('clients')) send('clients.changed', clientViews(app))
    if (due.has('sessions')) send('sessions.changed', sessionViews(app))
    if (due.has('asks')) send('asks.changed', app.asks.list())
    if (due.has('profiles')) send('profiles.changed', await profileViews(app))
    if (due.has('programs')) send('connect.changed', await app.programs.list())
  }
  const note =
    (...names: readonly Owner[]) =>
    () => {
      for (const name of names) changed.add(name)
      timer ??= setTimeout(() => void flush(), every)
    }
  const unsubscribe = [
    app.endpoint.subscribe(note('app')),
    app.demo.subscribe(note('app')),
    app.notices.subscribe(note('app')),
    app.settings.subscribe(note('app', 'sessions')),
    app.secrets.subscribe(note('app', 'profiles')),
    app.profiles.subscribe(note('profiles', 'sessions')),
    app.profileStates.subscribe(note('profiles')),
    app.mappings.subscribe(note('mappings', 'sessions')),
    app.clients.subscribe(note('clients', 'sessions', 'asks')),
    app.asks.subscribe(note('asks')),
    app.sessions.subscribe(note('sessions', 'clients')),
    app.programs.subscribe(note('programs')),
    // Comes in batches already, and only what a window has opened.
    app.inspector.onChanged((change) => send('inspector.changed', change))
  ]
  note('app', 'profiles', 'clients', 'programs', 'sessions', 'asks', 'mappings')()
  return () => {
    clearTimeout(timer)
    for (const stop of unsubscribe) stop()
  }
}
