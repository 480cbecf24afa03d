import { setTimeout as wait } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import type { ViewQuery, ViewState } from '../../main/inspector/history/contract.ts'
import { History } from '../../main/inspector/history/history.ts'
import type { HistoryPlace, Retention } from '../../main/inspector/history/messages.ts'
import { Inspector } from '../../main/inspector/inspector.ts'
import { Redactor } from '../../main/inspector/redactor.ts'
import type { ToolCallRow } from '../../main/inspector/tool-call.ts'
import { historyThread } from './built-history-thread.ts'
import { type GeneratedCalls, rawEntry } from './generated-calls.ts'
import type { CallStart } from '../../main/inspector/call-facts.ts'

export const inMemory: HistoryPlace = { path: null, key: null, problem: null }
export const keepAll: Retention = { days: 3650, megabytes: 10_000 }

/** All calls, newest first. */
export const everything: ViewQuery = {
  filter: '',
  order: 'time',
  descending: true,
  bySession: false,
  protocol: false,
  source: null
}

/** A history in its thread; ended when the test is over. */
export async function openHistory(
  place: HistoryPlace = inMemory,
  retention: Retention = keepAll
): Promise<History> {
  const history = new History(historyThread())
  onTestFinished(() => history.end())
  await history.open({ place, retention })
  return history
}

/** An inspector with its history; ended when the test is over. */
export async function openInspector(place: HistoryPlace = inMemory): Promise<Inspector> {
  const inspector = new Inspector(new History(historyThread()))
  onTestFinished(() => inspector.stop())
  await inspector.open({ place, retention: keepAll })
  return inspector
}

export const callStart = (changes: Partial<CallStart> = {}): CallStart => ({
  kind: 'call',
  sessionId: 's',
  client: 'Tester',
  origin: 'client',
  tool: 'echo',
  calledAs: null,
  arguments: { query: 'index=main' },
  redactor: new Redactor(),
  request: null,
  cancel: () => undefined,
  ...changes
})

export const callEnd = { status: 'ok', result: { rows: [] }, error: null, rows: 0 } as const

/** Puts generated calls into a history; answers their rows, oldest first. */
export async function fill(
  history: History,
  calls: GeneratedCalls,
  count: number
): Promise<readonly ToolCallRow[]> {
  const rows: ToolCallRow[] = []
  for (let more = 0; more < count; more += 1) {
    const row = calls.row()
    const entry = rawEntry(row)
    rows.push(row)
    history.add({ weight: 0, entry: () => entry })
  }
  await history.ask('state')
  return rows
}

/** Opens a view and waits until all of it is found: what comes at once depends on the load. */
export async function openWhole(
  history: History,
  query: Partial<ViewQuery> = {},
  viewId = 'v'
): Promise<ViewState> {
  await history.ask('close', viewId)
  let told: ViewState | undefined
  const stop = history.on('changed', ({ views }) => {
    told = views.find((view) => view.viewId === viewId) ?? told
  })
  try {
    const opened = await history.ask('open', viewId, { ...everything, ...query })
    if (opened.scanned === 1) return opened
    for (;;) {
      if (told?.scanned === 1) return told
      await wait(5)
    }
  } finally {
    stop()
  }
}
