import type { Events, ToolCallRow } from '../../preload/api.ts'
import type { App } from '../app.ts'
import { rowOf } from '../inspector/inspector.ts'
import { appState, clientViews, type Door, profileViews, sessionViews } from './views.ts'

/** At most ten batches a second, so that a burst of calls does not become a burst of messages. */
const every = 100

type Send = <Name extends keyof Events>(name: Name, value: Events[Name]) => void

/** Tells `send` what changes in the program, in batches, until the answered function is called. */
export function followApp(app: App, door: Door, send: Send): () => void {
  const rows = new Map<string, ToolCallRow>()
  const changed = new Set<'app' | 'profiles' | 'clients' | 'sessions' | 'mappings' | 'rows'>()
  let timer: NodeJS.Timeout | undefined

  const flush = async () => {
    timer = undefined
    const due = new Set(changed)
    changed.clear()
    if (due.has('app')) send('app.changed', appState(app, door))
    if (due.has('mappings')) send('mappings.changed', app.mappings.list())
    if (due.has('clients')) send('clients.changed', clientViews(app))
    if (due.has('sessions')) send('sessions.changed', sessionViews(app))
    if (due.has('rows')) {
      const batch = [...rows.values()].map(rowOf)
      rows.clear()
      send('inspector.recorded', { rows: batch, dropped: app.inspector.dropped })
    }
    if (due.has('profiles')) send('profiles.changed', await profileViews(app))
  }
  const note =
    (...names: readonly ('app' | 'profiles' | 'clients' | 'sessions' | 'mappings' | 'rows')[]) =>
    () => {
      for (const name of names) changed.add(name)
      timer ??= setTimeout(() => void flush(), every)
    }
  const noteRow = note('rows')
  const unsubscribe = [
    app.endpoint.subscribe(note('app')),
    app.demo.subscribe(note('app')),
    app.settings.subscribe(note('app', 'sessions')),
    app.secrets.subscribe(note('app', 'profiles')),
    app.profiles.subscribe(note('profiles', 'sessions')),
    app.profileStates.subscribe(note('profiles')),
    app.mappings.subscribe(note('mappings', 'sessions')),
    app.clients.subscribe(note('clients', 'sessions')),
    app.sessions.subscribe(note('sessions', 'clients')),
    app.inspector.onCleared(() => send('inspector.cleared', null)),
    app.inspector.onRecorded((row) => {
      rows.set(row.id, row)
      noteRow()
    })
  ]
  return () => {
    clearTimeout(timer)
    for (const stop of unsubscribe) stop()
  }
}
