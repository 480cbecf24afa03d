import type { SeenHeaders } from './redaction.ts'
import type { RedactionRules } from './redaction-rules.ts'
import type { SplunkRequestMade } from './splunk-recording.ts'
import type { RecordedExchange, RecordedJob, RecordedMessage, ToolCallRow } from './tool-call.ts'

/** What must not stand in any record. */
export interface CommonRedaction {
  /** In all forms. */
  readonly shared: readonly string[]
  readonly rules: RedactionRules
}

/** What must not stand in a record. */
export interface Redaction extends CommonRedaction {
  /** Values of its own. */
  readonly secrets: readonly string[]
}

/** An exchange with its secrets. */
export type RawExchange = Omit<RecordedExchange, 'requestHeaders' | 'responseHeaders'> & {
  readonly requestHeaders: SeenHeaders
  readonly responseHeaders: SeenHeaders
}

/** What a call has beyond its row and its bodies, all texts with their secrets. */
export interface RawTrace {
  readonly waitedMs?: number | undefined
  readonly errorCode: string | null
  readonly errorHint: string | null
  readonly splunkRequests: readonly SplunkRequestMade[]
  readonly jobs: readonly RecordedJob[]
  readonly exchange: RawExchange | null
  readonly messages: readonly RecordedMessage[]
}

export interface RawRow extends Omit<ToolCallRow, 'summary' | 'pinned' | 'note' | 'colour'> {
  /** Redacted; null: it is made of the arguments. */
  readonly summary: string | null
}

/** The texts of a call that can be large: JSON, with secrets. */
export interface RawBodies {
  readonly arguments: string
  readonly result: string | null
}

/** A call as it was told, with its secrets: plain data, which never leaves the memory of the program. */
export interface RawCall {
  readonly row: RawRow
  readonly calledAs: string | null
  /** Null: its row is told alone. */
  readonly trace: RawTrace | null
  /** Null: it runs still, or there was no room for it. */
  readonly bodies: RawBodies | null
  readonly redaction: Redaction
}
