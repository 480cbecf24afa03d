import type { Redactor } from './redactor.ts'
import type { RequestRecording } from './request-recording.ts'
import type { CallStatus, ToolCallRow } from './tool-call.ts'

export interface CallStart {
  readonly kind: ToolCallRow['kind']
  readonly sessionId: string
  readonly client: string
  readonly origin: ToolCallRow['origin']
  readonly tool: string
  /** Another server's name for the tool, where the client called it by that. */
  readonly calledAs: string | null
  readonly arguments: unknown
  readonly redactor: Redactor
  /** The JSON-RPC request that it answers; null: no HTTP request brought it. */
  readonly request: RequestRecording | null
  readonly cancel: () => void
}

export interface CallEnd {
  readonly status: Exclude<CallStatus, 'running' | 'waiting'>
  readonly result: unknown
  readonly error: {
    readonly code: string
    readonly message: string
    readonly hint: string | null
  } | null
  readonly rows: number | null
}

/** What is known of a call since its begin, until the history has it. */
export type StartedCall = Omit<CallStart, 'request' | 'cancel'>

/** What is known of a call since its end, until the history has it. */
export interface EndedCall extends CallEnd {
  readonly ms: number
}
