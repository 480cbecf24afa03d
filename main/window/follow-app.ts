import type { Events, Mark, ToolCallRow } from '../../preload/api.ts'
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
/** What a page asked for may be as old as this when its events begin. */
const mayHaveMissed = 10_000

type Send = <Name extends keyof Events>(name: Name, value: Events[Name]) => void
type Owner =
  'app' | 'profiles' | 'clients' | 'programs' | 'sessions' | 'asks' | 'mappings' | 'rows' | 'marks'

/**
 * Tells `send` what changes in the program, in batches, until the answered function is called. The
 * first batch tells what is, so that nothing is lost between a page's first questions and this.
 */
export function followApp(app: App, door: Door, send: Send): () => void {
  const rows = new Map<string, ToolCallRow>()
  let marks: Mark[] = []
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
    if (due.has('marks')) {
      send('inspector.marked', marks)
      marks = []
    }
    if (due.has('rows')) {
      const batch = [...rows.values()]
      rows.clear()
      send('inspector.recorded', { rows: batch, dropped: app.inspector.dropped })
    }
    if (due.has('profiles')) send('profiles.changed', await profileViews(app))
    if (due.has('programs')) send('connect.changed', await app.programs.list())
  }
  const note =
    (...names: readonly Owner[]) =>
    () => {
      for (const name of names) changed.add(name)
      timer ??= setTimeout(() => void flush(), every)
    }
  const noteRow = note('rows')
  const noteMark = note('marks')
  const noteRecent = () => {
    for (const row of recent(app)) rows.set(row.id, row)
    marks = app.inspector.marks.list().filter(({ at }) => at > Date.now() - mayHaveMissed)
    noteRow()
    if (marks.length > 0) noteMark()
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
    app.inspector.onCleared(() => {
      // What was on its way is forgotten as well; what still runs is told again.
      rows.clear()
      marks = []
      send('inspector.cleared', null)
      noteRecent()
    }),
    app.inspector.onRecorded((row) => {
      rows.set(row.id, row)
      noteRow()
    }),
    app.inspector.marks.onAdded((mark) => {
      marks.push(mark)
      noteMark()
    })
  ]
  note('app', 'profiles', 'clients', 'programs', 'sessions', 'asks', 'mappings')()
  noteRecent()
  return () => {
    clearTimeout(timer)
    for (const stop of unsubscribe) stop()
  }
}

/** Calls that run or changed a moment ago, oldest first. */
function recent(app: App): readonly ToolCallRow[] {
  const since = Date.now() - mayHaveMissed
  return app.inspector
    .list()
    .filter(({ startedAt, ms }) => ms === null || startedAt + ms > since)
    .reverse()
}
