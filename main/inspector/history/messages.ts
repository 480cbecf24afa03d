// What goes between the program's own thread and the thread of the history.
import type { RawCall } from '../raw-call.ts'
import type { ToolCall, ToolCallRow } from '../tool-call.ts'
import type { SentBatch } from './batch.ts'
import type {
  FieldValue,
  FilterQuery,
  HistoryChange,
  HistoryRow,
  HistoryState,
  Remark,
  Statistics,
  Timeline,
  ViewOpened,
  ViewQuery
} from './contract.ts'
import type { ReadPage } from './reads.ts'

/** What happened to a call. `changed`: not worth a write. */
export type Phase = 'begun' | 'changed' | 'ended'

/** A call as it goes to the thread, which takes its secrets out. */
export interface RawEntry extends RawCall {
  readonly kind: 'raw'
  readonly phase: Phase
}

/** The bodies of a call that has ended, as JSON text. */
export interface Details {
  readonly calledAs: string | null
  readonly arguments: string
  /** All else that a `ToolCall` has beyond its row. */
  readonly trace: string
  readonly result: string | null
}

export interface CallEntry {
  readonly kind: 'call'
  readonly row: ToolCallRow
  readonly phase: Phase
  /** Null: it runs still, or there was no room for it. */
  readonly details: Details | null
}

export interface MarkEntry {
  readonly kind: 'mark'
  /** A `Mark` as JSON text. */
  readonly mark: string
}

/** Requests that no session took, counted by minute. */
export interface RejectionEntry {
  readonly kind: 'rejection'
  /** Unix time in ms. */
  readonly at: number
  readonly status: number
  readonly reason: string
  readonly count: number
}

/** As the history keeps it. */
export type Entry = CallEntry | MarkEntry | RejectionEntry

/** As it is told, which goes to the thread of the history. */
export type FedEntry = RawEntry | MarkEntry | RejectionEntry

/** Where the history is kept: a file with its key, or memory. */
export interface HistoryPlace {
  readonly path: string | null
  readonly key: string | null
  /** Why not in the file, in a sentence. */
  readonly problem: string | null
}

export interface Retention {
  readonly days: number
  readonly megabytes: number
}

/** What the thread of the history can be asked. */
export interface HistoryRequests {
  state: () => HistoryState
  open: (viewId: string, query: ViewQuery) => ViewOpened
  rows: (viewId: string, from: number, count: number) => readonly (HistoryRow | null)[]
  place: (viewId: string, id: string) => number | null
  stopScan: (viewId: string) => null
  close: (viewId: string) => null
  call: (id: string) => ToolCall | null
  result: (id: string) => string | null
  recent: (count: number) => readonly HistoryRow[]
  timeline: (query: ViewQuery, spans: number) => Timeline | null
  statistics: (query: ViewQuery, spans: number) => Statistics
  values: (query: FilterQuery, field: string, prefix: string) => readonly FieldValue[]
  remark: (id: string, remark: Remark) => null
  /** Calls of an export, oldest first; `ids` null: all that the query lets through. Answers how many. */
  openRead: (readId: string, query: ViewQuery, ids: readonly string[] | null) => number
  readRows: (readId: string, from: number) => ReadPage<ToolCallRow>
  readCalls: (readId: string, from: number) => ReadPage<ToolCall>
  closeRead: (readId: string) => null
  /** Into a history of their own, which is there from the first time on. */
  importCalls: (importId: string, calls: readonly ToolCall[]) => null
  closeImport: (importId: string) => null
  clear: () => null
  retain: (retention: Retention) => null
  /** Answered when everything before it is written and the file is closed. */
  end: () => null
}
export type HistoryRequestName = keyof HistoryRequests

export type ToHistory =
  | { readonly kind: 'batch'; readonly batch: SentBatch }
  | {
      readonly kind: 'request'
      readonly id: number
      readonly name: HistoryRequestName
      readonly args: readonly unknown[]
    }

/** A span of time in which the disk refuses. */
export interface Trouble {
  /** Unix time in ms. */
  readonly since: number
  readonly reason: string
  /** Calls that are not kept because of it. */
  readonly calls: number
}

export type FromHistory =
  /** Where it was opened, which may be memory. */
  | { readonly kind: 'opened'; readonly state: HistoryState }
  /** The disk refuses; null: it takes again. */
  | { readonly kind: 'trouble'; readonly trouble: Trouble | null }
  /** The oldest batch under way has been read. */
  | { readonly kind: 'taken' }
  /** So many could not be written down. */
  | { readonly kind: 'lost'; readonly calls: number }
  | { readonly kind: 'changed'; readonly change: HistoryChange }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }

/** How a history is opened. */
export interface HistoryStart {
  readonly place: HistoryPlace
  readonly retention: Retention
}
