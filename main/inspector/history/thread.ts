import { Database } from './database.ts'
import type { HistoryState } from './contract.ts'
import type {
  FromHistory,
  HistoryRequestName,
  HistoryRequests,
  HistoryStart,
  Retention,
  ToHistory
} from './messages.ts'
import { fieldValues } from './field-values.ts'
import { ImportedSources } from './imported-sources.ts'
import { Reads } from './reads.ts'
import { everyPosition } from './scan.ts'
import { prepareSchema } from './schema.ts'
import { Source } from './source.ts'
import { statisticsOf, timelineOf } from './statistics.ts'
import { Store } from './store.ts'
import { Views } from './views.ts'

type Answers = {
  readonly [Name in HistoryRequestName]: (
    ...args: Parameters<HistoryRequests[Name]>
  ) => ReturnType<HistoryRequests[Name]> | Promise<ReturnType<HistoryRequests[Name]>>
}

/** The history in its own thread: takes entries in, and answers. */
export class HistoryThread {
  readonly #post: (message: FromHistory) => void
  readonly #source: Source
  readonly #views: Views
  readonly #reads = new Reads()
  readonly #imports = new ImportedSources()
  readonly #place: HistoryStart['place']
  #retention: Retention

  constructor({ place, retention }: HistoryStart, post: (message: FromHistory) => void) {
    this.#post = post
    this.#place = place
    this.#retention = retention
    const database = new Database(place.path ?? ':memory:', place.key)
    prepareSchema(database)
    this.#source = new Source(new Store(database))
    this.#views = new Views(
      () => this.#state(),
      (change) => post({ kind: 'changed', change })
    )
    post({ kind: 'opened', state: this.#state(), notice: null })
  }

  receive(message: ToHistory): void {
    if (message.kind === 'entries') {
      this.#views.follow(this.#source, this.#source.take(message.entries))
      this.#post({ kind: 'taken', batch: message.batch })
    } else void this.#answer(message)
  }

  async #answer({ id, name, args }: Extract<ToHistory, { kind: 'request' }>): Promise<void> {
    try {
      // Both ends are ours and typed by `HistoryRequests`; the compiler cannot follow a name.
      const answer = this.#answers[name] as (...values: readonly unknown[]) => unknown
      this.#post({ kind: 'answer', id, value: await answer(...args) })
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      this.#post({ kind: 'failure', id, message })
    }
  }

  readonly #answers: Answers = {
    state: () => this.#state(),
    open: (viewId, query) => this.#views.open(viewId, query, this.#sourceOf(query.source)),
    rows: (viewId, from, count) => this.#views.rows(viewId, from, count),
    place: (viewId, id) => this.#views.place(viewId, id),
    stopScan: (viewId) => {
      this.#views.stopScan(viewId)
      return null
    },
    close: (viewId) => {
      this.#views.close(viewId)
      return null
    },
    call: (id) => (this.#imports.of(id) ?? this.#source).call(id),
    result: (id) => (this.#imports.of(id) ?? this.#source).result(id),
    recent: (count) => this.#source.recent(count),
    timeline: async (query, spans) => {
      const source = this.#sourceOf(query.source)
      return timelineOf(await everyPosition(query, source), source, spans)
    },
    statistics: async (query, spans) => {
      const source = this.#sourceOf(query.source)
      const positions = await everyPosition(query, source)
      return statisticsOf(positions, source, spans, /\bsession:/.test(query.filter))
    },
    values: (field, prefix) => fieldValues(this.#source, field, prefix),
    remark: (id, remark) => {
      const position = this.#source.remark(id, remark)
      if (position !== null) this.#views.follow(this.#source, new Set([position]))
      return null
    },
    openRead: (readId, query, ids) =>
      this.#reads.open(readId, query, ids, this.#sourceOf(query.source)),
    readRows: (readId, from) => this.#reads.rows(readId, from),
    readCalls: (readId, from) => this.#reads.calls(readId, from),
    closeRead: (readId) => {
      this.#reads.close(readId)
      return null
    },
    importCalls: (importId, calls) => {
      const positions = this.#imports.add(importId, calls)
      this.#views.follow(this.#imports.get(importId), positions)
      return null
    },
    closeImport: (importId) => {
      const closed = this.#imports.close(importId)
      if (closed !== null) this.#views.closeOf(closed)
      return null
    },
    clear: () => {
      this.#views.follow(this.#source, this.#source.clear())
      return null
    },
    retain: (retention) => {
      this.#retention = retention
      return null
    },
    end: () => {
      this.#views.stop()
      this.#imports.stop()
      this.#source.store.database.close()
      return null
    }
  }

  #sourceOf(source: string | null): Source {
    return source === null ? this.#source : this.#imports.get(source)
  }

  #state(): HistoryState {
    return {
      place: this.#place.path === null ? 'memory' : 'file',
      problem: this.#place.problem,
      calls: this.#source.calls,
      bytes: this.#source.store.bytes,
      removed: null,
      // Known to the program's own thread, which puts it in.
      capture: 'on'
    }
  }
}
