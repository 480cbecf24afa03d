import type { EventSource, FieldValue } from '../event.ts'

export type Row = Readonly<Record<string, FieldValue | null>>

export interface SearchMessage {
  readonly type: 'FATAL' | 'ERROR' | 'WARN' | 'INFO' | 'DEBUG'
  readonly text: string
}

/** The search was refused before it ran: splunkd answers 400 FATAL and makes no job. */
export class SearchRefused extends Error {}

/** The search was accepted and failed: the job ends FAILED with these messages. */
export class SearchFailed extends Error {
  readonly messages: readonly SearchMessage[]

  constructor(messages: readonly SearchMessage[]) {
    super(messages[0]?.text ?? 'The search failed.')
    this.messages = messages
  }
}

export interface Progress {
  readonly scanned: number
  readonly matched: number
  /** 0 to 1. */
  readonly done: number
}

export interface EvaluationContext {
  readonly source: EventSource
  /** Range of the request in seconds; the search text's own earliest and latest win. */
  readonly earliest: number
  readonly latest: number
  readonly now: number
  readonly signal: AbortSignal
  onProgress(progress: Progress): void
}

export interface SearchResult {
  /** Column order. */
  readonly fields: readonly string[]
  readonly rows: readonly Row[]
  readonly messages: readonly SearchMessage[]
  readonly scanned: number
  readonly matched: number
  /** True when the rows are statistics, false when they are events. */
  readonly transforming: boolean
  /** The range that was searched, in seconds. */
  readonly earliest: number
  readonly latest: number
}

/** A parsed search, ready to run any number of times. */
export interface PreparedSearch {
  /** Yields to the event loop at least every 10 ms. Throws `SearchFailed`, or the signal's reason. */
  run(context: EvaluationContext): Promise<SearchResult>
  readonly commands: readonly { readonly name: string; readonly args: string }[]
}

/** Parses SPL as splunkd would when a job is made. Throws `SearchRefused`. */
export function prepare(spl: string): PreparedSearch {
  throw new SearchRefused(`Unknown search command '${spl}'.`)
}
