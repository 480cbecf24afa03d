import type { ViewQuery } from '../history/contract.ts'

export const exportFormats = ['jsonl', 'csv', 'har', 'html'] as const
export type ExportFormat = (typeof exportFormats)[number]

export interface ExportRequest {
  readonly format: ExportFormat
  /** These calls; null: all that `query` shows. */
  readonly ids: readonly string[] | null
  readonly query: ViewQuery
  /** Without what may tell of people and places: rows of results, addresses, names, headers. */
  readonly sanitised: boolean
  /** With what the analyst wrote on the calls. */
  readonly notes: boolean
}

/** Something that is taken out of an export. */
export interface TakenOut {
  /** "Rows of results", "User names". */
  readonly what: string
  readonly count: number
  /** A few of them, as they stand and as they would stand. */
  readonly examples: readonly { readonly before: string; readonly after: string }[]
}

export interface ExportPreview {
  readonly fileName: string
  readonly calls: number
  /** How the export would begin; of a report, its text. */
  readonly beginning: string
  /** Of how many calls, the first ones, `takenOut` tells. */
  readonly examined: number
  readonly takenOut: readonly TakenOut[]
}

export interface ExportChunk {
  readonly exportId: string
  readonly fileName: string
  readonly mediaType: string
  readonly text: string
  /** 0 to 1. */
  readonly progress: number
  readonly done: boolean
}

/** An export of ours that was read in. */
export interface ImportedHistory {
  readonly importId: string
  readonly fileName: string
  readonly calls: number
  /** Lines that are none of ours, with the reason of the first. */
  readonly unread: { readonly lines: number; readonly reason: string } | null
}
