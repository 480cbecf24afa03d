import type {
  FilterQuery,
  HistoryRow,
  HistoryState,
  Mark,
  Remark,
  RequestName,
  SessionGroup,
  ToolCall,
  ToolCallRow,
  ViewQuery,
  ViewState
} from '../../../preload/api.ts'
import type { Scene } from './scene.ts'
import type { ScriptedFilter } from './scripted-filter.ts'

export interface ScriptedHistory {
  /** Records new calls, or changes those that are known, and tells the page. */
  record(calls: readonly ToolCallRow[]): void
  mark(mark: Mark): void
  /** Changes what is said of the history. */
  tellState(change: Partial<HistoryState>): void
  /** ms that an answer with rows takes. */
  delay: number
}

type Answers = Record<Extract<RequestName, `inspector.${string}`>, (...args: never[]) => unknown>
type Known = { -readonly [Key in keyof Scene]: Scene[Key] }

declare global {
  interface Window {
    scriptedFilter: ScriptedFilter
    scriptedHistory: (now: Known, tell: (name: string, value: unknown) => void) => Answers
  }
}

/** Runs in the page: views of the scene's calls. It is sent as text, so it uses nothing from outside. */
export function installScriptedHistory(): void {
  interface View {
    readonly query: ViewQuery
    /** In the view's order, from place 0. */
    readonly rows: readonly HistoryRow[]
    readonly newer: HistoryRow[]
    readonly groups: SessionGroup[] | null
    readonly older: number
  }
  const script = { delay: 0 } as ScriptedHistory
  Object.assign(window, { script })

  const { timeOf, passes, sorted, grouped } = window.scriptedFilter
  window.scriptedHistory = (now, tell) => {
    const views = new Map<string, View>()
    const bodies = (id: string) => now.calls.find((one) => one.id === id) ?? null
    const oldest = now.calls[0]?.startedAt ?? Date.now()
    const made = (place: number): ToolCallRow => {
      const pattern = now.calls[place % now.calls.length]
      if (pattern === undefined) throw new Error("Made calls are made after the scene's.")
      return {
        ...pattern,
        id: `made-${place}`,
        startedAt: oldest - (place + 1) * 2000,
        ms: pattern.ms ?? 500,
        status: pattern.ms === null ? 'ok' : pattern.status,
        progressText: null,
        summary: `search index=web place=${place} | stats count by host`
      }
    }
    const state = (): HistoryState => ({
      place: 'file',
      problem: null,
      calls: now.calls.length + now.made,
      bytes: 1_000_000,
      removed: null,
      capture: 'on',
      ...now.history
    })
    const all = () =>
      [...now.calls, ...now.marks].sort((a, b) => timeOf(b) - timeOf(a)) as readonly HistoryRow[]
    const ordered = (query: ViewQuery): HistoryRow[] =>
      sorted(
        all().filter((row) => passes(row, query.filter)),
        query
      )
    const stateOf = (viewId: string, view: View): ViewState => ({
      viewId,
      older: view.older,
      newer: view.newer.length,
      marks: [...view.rows, ...view.newer].filter(({ kind }) => kind === 'mark').length,
      hidden: state().calls - view.older - view.newer.length,
      scanned: 1,
      groups: view.groups
    })
    const rowAt = (view: View, place: number): HistoryRow | null =>
      place < 0
        ? (view.newer[-place - 1] ?? null)
        : (view.rows[place] ?? (place < view.older ? made(place - view.rows.length) : null))
    const page = (view: View, from: number, count: number) =>
      Array.from({ length: Math.min(count, view.older - from) }, (_, at) => rowAt(view, from + at))
    const changed = (rows: readonly HistoryRow[]) =>
      tell('inspector.changed', {
        state: state(),
        views: [...views].map(([id, view]) => stateOf(id, view)),
        rows,
        more: false
      })
    const add = (rows: readonly HistoryRow[]) => {
      for (const view of views.values())
        view.newer.push(...rows.filter((row) => passes(row, view.query.filter)))
    }
    const change = (row: HistoryRow) => {
      for (const { rows, newer } of views.values()) {
        for (const list of [rows as HistoryRow[], newer]) {
          const at = list.findIndex(({ id }) => id === row.id)
          if (at >= 0) list[at] = row
        }
      }
    }
    const whole = (row: ToolCallRow) => row as ToolCall
    script.record = (calls) => {
      const known = new Map(now.calls.map((call) => [call.id, call]))
      const fresh = calls.filter(({ id }) => !known.has(id)).map(whole)
      const old = calls.filter(({ id }) => known.has(id)).map(whole)
      const byId = new Map(old.map((call) => [call.id, { ...known.get(call.id), ...call }]))
      now.calls = [...now.calls.map((call) => byId.get(call.id) ?? call), ...fresh]
      old.forEach(change)
      add(fresh)
      changed(old)
    }
    script.mark = (mark) => {
      now.marks = [...now.marks, mark]
      add([mark])
      changed([])
    }
    script.tellState = (to) => {
      now.history = { ...now.history, ...to }
      changed([])
    }
    const wait = () => new Promise((done) => setTimeout(done, script.delay))
    const timeline = (query: ViewQuery, spans: number) => {
      const rows = ordered(query).filter((row) => row.kind !== 'mark')
      const times = rows.map(timeOf)
      if (times.length === 0) return null
      const from = Math.min(...times) - now.made * 2000
      const to = Math.max(...times) + 1
      const calls = new Array<number>(spans).fill(now.made / spans)
      const errors = new Array<number>(spans).fill(0)
      for (const row of rows) {
        const at = Math.floor(((timeOf(row) - from) / (to - from)) * spans)
        calls[at] = (calls[at] ?? 0) + 1
        if (row.status === 'error' || row.status === 'refused') errors[at] = (errors[at] ?? 0) + 1
      }
      return { from, to, calls, errors }
    }
    const noTimes = { splunkMs: 0, ownMs: 0, p50: 0, p95: 0 }
    const nothing = { tools: [], indexes: [], clients: [], rejections: [] }
    const empty = { calls: 0, errors: 0, refused: 0, cancelled: 0, rows: 0, bytes: 0 }
    return {
      'inspector.state': state,
      'inspector.open': async (viewId: string, query: ViewQuery) => {
        await wait()
        const found = ordered(query)
        const { groups, rows } = query.bySession ? grouped(found) : { groups: null, rows: found }
        const older = rows.length + (query.filter === '' && !query.bySession ? now.made : 0)
        const view = { query, rows, newer: [], groups, older }
        views.set(viewId, view)
        return { ...stateOf(viewId, view), rows: page(view, 0, 100) }
      },
      'inspector.rows': async (viewId: string, from: number, count: number) => {
        await wait()
        const view = views.get(viewId)
        return view === undefined ? [] : page(view, from, count)
      },
      'inspector.place': (viewId: string, id: string) => {
        const view = views.get(viewId)
        if (view === undefined) return null
        const [, place] = /^made-(\d+)$/.exec(id) ?? []
        if (place !== undefined) return view.rows.length + Number(place)
        const at = view.rows.findIndex((row) => row.id === id)
        const newer = view.newer.findIndex((row) => row.id === id)
        return at >= 0 ? at : newer >= 0 ? -newer - 1 : null
      },
      'inspector.stopScan': () => null,
      'inspector.close': (viewId: string) => {
        views.delete(viewId)
        return null
      },
      'inspector.call': bodies,
      'inspector.result': (id: string) => {
        const rows = Array.from({ length: 40_000 }, (_, place) => ({
          _time: new Date(1_763_906_531_000 + place * 1000).toISOString(),
          host: `web-0${place % 7}`,
          user: place === 31_337 ? 'mallory' : `user-${place % 900}`,
          bytes: String((place * 7919) % 90_000)
        }))
        const call = bodies(id)
        if (call === null || call.result !== null) return call?.result ?? null
        return JSON.stringify({ structuredContent: { results: rows, total: rows.length } })
      },
      'inspector.timeline': timeline,
      'inspector.statistics': (query: ViewQuery, spans: number) =>
        now.statistics ?? {
          ...empty,
          calls: ordered(query).length,
          ...noTimes,
          ...nothing,
          timeline: { ...timeline(query, spans), rejected: [] }
        },
      'inspector.values': ({ filter }: FilterQuery, field: string, prefix: string) => {
        const of = ({ profile, sessionId, ...call }: ToolCall): string | null =>
          ({ profile: profile?.name, host: profile?.host, session: sessionId })[field] ??
          (call as unknown as Record<string, string | null>)[field] ??
          null
        const counts = new Map<string, number>()
        for (const call of now.calls) {
          const value = of(call)
          if (value === null || !value.toLowerCase().includes(prefix.toLowerCase())) continue
          counts.set(value, (counts.get(value) ?? 0) + (passes(call, filter) ? 1 : 0))
        }
        return [...counts]
          .map(([value, calls]) => ({ value, calls }))
          .sort((a, b) => b.calls - a.calls)
      },
      'inspector.remark': (id: string, remark: Remark) => {
        const call = bodies(id)
        if (call !== null) script.record([{ ...call, ...remark }])
        return null
      },
      'inspector.cancel': () => null,
      'inspector.clear': () => {
        now.calls = now.calls.filter(({ ms, pinned }) => ms === null || pinned)
        now.marks = []
        now.made = 0
        changed([])
        return null
      },
      'inspector.capture': (capture: HistoryState['capture']) => {
        script.tellState({ capture })
        return state()
      },
      'inspector.runAgain': (id: string) => {
        const call = bodies(id)
        const copy = { ...call, id: `again-${id}`, startedAt: Date.now(), origin: 'analyst' }
        script.record([copy as ToolCall])
        return copy.id
      },
      'inspector.exportPreview': () => null,
      'inspector.export': () => null,
      'inspector.closeExport': () => null,
      'inspector.import': (_id: string | null, fileName: string) => ({
        importId: 'import-1',
        fileName,
        calls: now.calls.length,
        unread: null
      }),
      'inspector.closeImport': () => null
    }
  }
}
