import type { HistoryState } from './contract.ts'
import { fieldValues } from './field-values.ts'
import type { HistoryRequestName, HistoryRequests, Retention } from './messages.ts'
import { clear } from './removal.ts'
import { Reads } from './reads.ts'
import { writeRemark } from './remark.ts'
import { everyPosition } from './scan.ts'
import type { Sources } from './sources.ts'
import { statisticsOf, timelineOf } from './statistics.ts'
import type { Views } from './views.ts'

export type Answers = {
  readonly [Name in HistoryRequestName]: (
    ...args: Parameters<HistoryRequests[Name]>
  ) => ReturnType<HistoryRequests[Name]> | Promise<ReturnType<HistoryRequests[Name]>>
}

export interface AnswersDeps {
  readonly sources: Sources
  readonly views: Views
  readonly state: () => HistoryState
  readonly retain: (retention: Retention) => void
  readonly stop: () => void
}

/** What the thread of the history answers to each request. */
export function answersOf({ sources, views, ...thread }: AnswersDeps): Answers {
  const reads = new Reads()
  const done = (work: () => void) => {
    work()
    return null
  }
  return {
    state: () => thread.state(),
    open: (viewId, query) => views.open(viewId, query, sources.of(query.source)),
    rows: (viewId, from, count) => views.rows(viewId, from, count),
    place: (viewId, id) => views.place(viewId, id),
    stopScan: (viewId) => done(() => views.stopScan(viewId)),
    close: (viewId) => done(() => views.close(viewId)),
    call: (id) => sources.holding(id).call(id),
    result: (id) => sources.holding(id).result(id),
    recent: (count) => sources.own.recent(count),
    timeline: async (query, spans) => {
      const source = sources.of(query.source)
      return timelineOf(await everyPosition(query, source), source, spans)
    },
    statistics: async (query, spans) => {
      const source = sources.of(query.source)
      const positions = await everyPosition(query, source)
      return statisticsOf(positions, source, spans, /\bsession:/.test(query.filter))
    },
    values: (query, field, prefix) => fieldValues(sources.of(query.source), query, field, prefix),
    remark: (id, remark) =>
      done(() => {
        const position = writeRemark(sources.own, id, remark)
        if (position !== null) views.follow(sources.own, new Set([position]))
      }),
    clear: () =>
      done(() => {
        views.follow(sources.own, clear(sources.own))
      }),
    openRead: (readId, query, ids) => reads.open(readId, query, ids, sources.of(query.source)),
    readRows: (readId, from) => reads.rows(readId, from),
    readCalls: (readId, from) => reads.calls(readId, from),
    closeRead: (readId) => done(() => reads.close(readId)),
    importCalls: (importId, calls) =>
      done(() => {
        const { source, changed } = sources.add(importId, calls)
        views.follow(source, changed)
      }),
    closeImport: (importId) =>
      done(() => {
        const source = sources.close(importId)
        if (source !== null) views.closeOf(source)
      }),
    retain: (retention) => done(() => thread.retain(retention)),
    end: () =>
      done(() => {
        views.stop()
        thread.stop()
        sources.end()
      })
  }
}
