import type { Chart } from './chart-data.ts'
import type { Matches, OutlineLine } from './json-outline.ts'
import type { DiffLine } from './line-diff.ts'
import type { TableColumn } from './result-table.ts'
import type { RowPair } from './row-diff.ts'

export interface Opened {
  /** Null: the result has no rows. */
  readonly table: {
    readonly columns: readonly TableColumn[]
    readonly count: number
    readonly total: number | null
  } | null
  readonly chart: Chart | null
  /** Lines of the outline as it opens. */
  readonly outline: number
  /** Whether there is a text that the model reads. */
  readonly hasText: boolean
}

export interface Compared {
  readonly rows: {
    readonly keys: readonly string[]
    readonly columns: readonly string[]
    readonly counts: Readonly<Record<RowPair['kind'], number>>
  } | null
  /** Of results without rows: their JSON, line by line. */
  readonly lines: Readonly<Record<DiffLine['kind'], number>> | null
  readonly same: boolean
}

/** A row of a comparison, as text. Of a changed row, what it was where it differs. */
export interface ComparedRow {
  readonly kind: RowPair['kind']
  readonly cells: readonly { readonly now: string; readonly was: string | null }[]
}

/** What the worker does, with what it was last given; each by a message and its answer. */
export interface Work {
  /** Reads the JSON text of a result. Fails where it is none. */
  open: (text: string) => Opened
  rows: (from: number, count: number) => readonly (readonly string[])[]
  tabSeparated: () => string
  /** Breaks the text that the model reads into lines of so many characters at most; answers how many those are. */
  wrap: (columns: number) => number
  textLines: (from: number, count: number) => readonly string[]
  lines: (from: number, count: number) => readonly OutlineLine[]
  /** Answers the lines that there are then. */
  fold: (path: readonly number[], open: boolean) => number
  find: (text: string) => Matches
  reveal: (match: number) => { readonly line: number; readonly outline: number }
  at: (path: readonly number[]) => { readonly json: string; readonly name: string }
  /** Null: that call has no result. */
  compare: (before: string | null, after: string | null) => Compared
  comparedRows: (from: number, count: number, all: boolean) => readonly ComparedRow[]
  comparedLines: (from: number, count: number) => readonly DiffLine[]
}

export type WorkName = keyof Work

export interface Job {
  readonly id: number
  readonly name: WorkName
  readonly args: readonly unknown[]
}

export type Done =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string }
