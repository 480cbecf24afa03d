import type { Mark } from '../mark.ts'
import type { ToolCallRow } from '../tool-call.ts'

/** What stands in the list: newest first, unless it is ordered otherwise. */
export type HistoryRow = ToolCallRow | Mark

export const orders = [
  'time',
  'client',
  'session',
  'profile',
  'tool',
  'status',
  'rows',
  'took',
  'size'
] as const
export type Order = (typeof orders)[number]

/** Which rows a window shows, and how. */
export interface ViewQuery {
  /** In the language of main/inspector/filter; must parse. */
  readonly filter: string
  readonly order: Order
  /** False: the other way round; for time, oldest first. */
  readonly descending: boolean
  /** Sessions together, the last used first; within one by `order`. */
  readonly bySession: boolean
  /** Whether messages of the protocol stand between the calls. */
  readonly protocol: boolean
  /** An imported history; null: the program's own. */
  readonly source: string | null
}

/** The rows of one session in a list that is `bySession`. */
export interface SessionGroup {
  readonly sessionId: string
  readonly client: string
  /** Place of its first row. */
  readonly from: number
  readonly count: number
  readonly errors: number
  readonly lastAt: number
}

/**
 * How far a view is. Rows have places: 0 is the newest when it was opened, older ones count up, and what
 * comes later counts down from -1, so that no place ever names another row. In any other order than
 * newest first, places count from 0 in that order, and what comes later stands outside.
 */
export interface ViewState {
  readonly viewId: string
  /** Rows from place 0 up that are found so far. */
  readonly older: number
  /** Rows below place 0. In another order: newer rows that would pass and are not in it. */
  readonly newer: number
  /** How many of all these are marks, and no calls. */
  readonly marks: number
  /** Rows that the filter leaves out; null while that is being counted. */
  readonly hidden: number | null
  /** Share of the history looked through, 0 to 1; 1: all found. */
  readonly scanned: number
  readonly groups: readonly SessionGroup[] | null
}

export interface ViewOpened extends ViewState {
  /** From place 0 on. */
  readonly rows: readonly HistoryRow[]
}

/** Calls counted in equal spans of time. */
export interface Timeline {
  /** Unix times in ms; the spans lie between. */
  readonly from: number
  readonly to: number
  readonly calls: readonly number[]
  /** Those of them that failed or were refused. */
  readonly errors: readonly number[]
}

export interface ToolStatistics {
  readonly tool: string
  readonly calls: number
  readonly errors: number
  /** ms */
  readonly p50: number
  readonly p95: number
}

export interface RejectionCount {
  /** In the words that the client was told. */
  readonly reason: string
  readonly status: number
  readonly count: number
  readonly lastAt: number
}

/** Of all calls that a filter lets through. */
export interface Statistics {
  readonly calls: number
  readonly errors: number
  readonly refused: number
  readonly cancelled: number
  readonly rows: number
  readonly bytes: number
  /** Sums of ms: in Splunk, and the rest. */
  readonly splunkMs: number
  readonly ownMs: number
  readonly p50: number
  readonly p95: number
  /** Most called first. */
  readonly tools: readonly ToolStatistics[]
  /** Most read first. */
  readonly indexes: readonly { readonly index: string; readonly calls: number }[]
  readonly clients: readonly { readonly client: string; readonly calls: number }[]
  /** Requests that no session took, over the time of the calls; not of one session. */
  readonly rejections: readonly RejectionCount[]
  /** Rejections in the spans of the timeline. */
  readonly timeline: Timeline & { readonly rejected: readonly number[] }
}

export interface HistoryState {
  /** Where calls are kept; `memory`: until the program ends. */
  readonly place: 'file' | 'memory'
  /** Why not in the file; or why writing fails. In a sentence. */
  readonly problem: string | null
  readonly calls: number
  /** Of the file. */
  readonly bytes: number
  /** Calls that went by age or size, and until when they were. */
  readonly removed: { readonly calls: number; readonly before: number } | null
  readonly capture: 'on' | 'paused' | 'private'
}

/** What an analyst wrote on a call. */
export interface Remark {
  readonly pinned?: boolean
  readonly note?: string | null
  readonly colour?: number | null
}

/** Which rows there are, and which of them a filter lets through. */
export type FilterQuery = Pick<ViewQuery, 'filter' | 'protocol' | 'source'>

/** A value that a field of the filter can have. */
export interface FieldValue {
  readonly value: string
  /** Those of a filter that have it; null: to know, texts would have to be read. */
  readonly calls: number | null
}

/** What happened to the history since the last event. */
export interface HistoryChange {
  readonly state: HistoryState
  readonly views: readonly ViewState[]
  /** Changed rows that stand in a view: what ran and went on, ended or was remarked on. */
  readonly rows: readonly HistoryRow[]
  /** More rows changed than are told: who shows rows asks for them again. */
  readonly more: boolean
}
