import type {
  HistoryChange,
  HistoryRow,
  HistoryState,
  ViewOpened,
  ViewQuery,
  ViewState
} from './contract.ts'
import type { Source } from './source.ts'
import { View } from './view.ts'

const mostViews = 32
const firstPage = 100
/** ms; for a filter that finds hardly anything, the rest comes later. */
const patience = 60
/** ms between two reports. */
const every = 100
const mostRows = 300

export class ViewGone extends Error {
  constructor() {
    super('This view has been closed, or others were opened since. Open it again.')
  }
}

/** Owns the views of all windows, looks through the history for them, and tells what changes. */
export class Views {
  readonly #views = new Map<string, View>()
  readonly #tell: (change: HistoryChange) => void
  readonly #state: () => HistoryState
  readonly #otherViews = new Set<string>()
  readonly #changed = new Set<number>()
  #isStateOther = false
  #telling: NodeJS.Timeout | undefined
  #scanning: NodeJS.Immediate | undefined

  constructor(state: () => HistoryState, tell: (change: HistoryChange) => void) {
    this.#state = state
    this.#tell = tell
  }

  /** Throws where the filter does not parse. */
  open(id: string, query: ViewQuery, source: Source): ViewOpened {
    const view = new View(id, query, source)
    this.#views.delete(id)
    this.#views.set(id, view)
    const [oldest] = this.#views.keys()
    if (this.#views.size > mostViews && oldest !== undefined) this.#views.delete(oldest)
    const until = performance.now() + patience
    do view.run()
    while (!view.isDone && view.state().older < firstPage && performance.now() < until)
    this.#scanOn()
    const page = view.rows(0, Math.min(firstPage, view.state().older))
    return { ...view.state(), rows: page.filter((row) => row !== null) }
  }

  rows(id: string, from: number, count: number): readonly (HistoryRow | null)[] {
    return this.#known(id).rows(from, count)
  }

  place(id: string, rowId: string): number | null {
    const view = this.#known(id)
    const position = view.source.positionOf(rowId)
    return position === null ? null : view.place(position)
  }

  stopScan(id: string): void {
    this.#known(id).stop()
    this.#noteView(id)
  }

  close(id: string): void {
    this.#views.delete(id)
  }

  /** Closes the views of a history that goes away. */
  closeOf(source: Source): void {
    for (const [id, view] of this.#views) if (view.source === source) this.#views.delete(id)
  }

  /** Told which rows are new or changed. */
  follow(source: Source, changed: ReadonlySet<number>): void {
    let isShown = false
    for (const [id, view] of this.#views) {
      if (view.source !== source) continue
      isShown = true
      if (view.follow(changed)) this.#otherViews.add(id)
    }
    if (isShown) for (const position of changed) this.#changed.add(position)
    this.noteState()
  }

  noteState(): void {
    this.#isStateOther = true
    this.#tellSoon()
  }

  stop(): void {
    clearTimeout(this.#telling)
    clearImmediate(this.#scanning)
  }

  #known(id: string): View {
    const view = this.#views.get(id)
    if (view === undefined) throw new ViewGone()
    // Those that nobody asks about are the first to go.
    this.#views.delete(id)
    this.#views.set(id, view)
    return view
  }

  // One slice of each view at a time, so that whoever asks meanwhile is answered between.
  #scanOn(): void {
    this.#scanning ??= setImmediate(() => {
      this.#scanning = undefined
      let goesOn = false
      for (const [id, view] of this.#views) {
        if (view.isDone) continue
        view.run()
        this.#noteView(id)
        goesOn ||= !view.isDone
      }
      if (goesOn) this.#scanOn()
    })
  }

  #noteView(id: string): void {
    this.#otherViews.add(id)
    this.#tellSoon()
  }

  #tellSoon(): void {
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined
      this.#report()
    }, every)
  }

  #report(): void {
    const states: ViewState[] = []
    for (const id of this.#otherViews) {
      const view = this.#views.get(id)
      if (view !== undefined) states.push(view.state())
    }
    const views = [...this.#views.values()]
    const rows: HistoryRow[] = []
    let more = false
    // The newest first: those are most likely in sight.
    for (const position of [...this.#changed].sort((one, other) => other - one)) {
      const view = views.find((one) => one.has(position))
      if (view === undefined) continue
      more = rows.length === mostRows
      if (more) break
      const row = view.source.row(position)
      if (row !== null) rows.push(row)
    }
    this.#otherViews.clear()
    this.#changed.clear()
    this.#isStateOther = false
    this.#tell({ state: this.#state(), views: states, rows, more })
  }
}
