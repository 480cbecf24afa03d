/** One request to splunkd that a tool call caused. Times in ms; `startedAt` is Unix time in ms. */
export interface RecordedSplunkRequest {
  readonly method: string
  /** With its query, redacted. */
  readonly path: string
  readonly sid: string | null
  readonly startedAt: number
  readonly ms: number
  readonly status: number | null
  readonly bytes: number
  readonly error: string | null
  /** The form that was posted, redacted; null: none. */
  readonly body: string | null
}

/** What splunkd said of a search job at one moment. */
export interface RecordedJobState {
  /** Unix time in ms. */
  readonly at: number
  /** QUEUED, PARSING, RUNNING, FINALIZING, PAUSED, DONE, FAILED. */
  readonly dispatchState: string
  /** 0 to 1. */
  readonly progress: number
  readonly scanned: number
  readonly events: number
  readonly results: number
  readonly runMs: number
}

/** A search job that a call asked about: each change of its state, and the last counts. */
export interface RecordedJob {
  readonly sid: string
  /** Oldest first. */
  readonly states: readonly RecordedJobState[]
  readonly messages: readonly { readonly type: string; readonly text: string }[]
}

/** One HTTP request on the endpoint with its answer. Headers are redacted. */
export interface RecordedExchange {
  readonly method: string
  readonly path: string
  readonly status: number | null
  readonly startedAt: number
  readonly ms: number | null
  readonly protocolVersion: string | null
  readonly requestHeaders: Readonly<Record<string, string>>
  readonly responseHeaders: Readonly<Record<string, string>>
  readonly requestBytes: number
  readonly responseBytes: number
}

/** One JSON-RPC message of an exchange, in the order of their times. */
export interface RecordedMessage {
  /** Unix time in ms, with fractions. */
  readonly at: number
  readonly from: 'client' | 'server'
  /** As an event of a stream, or in the body of a request or an answer. */
  readonly via: 'body' | 'event'
  /** Of the event, where it has one. */
  readonly eventId: string | null
  readonly bytes: number
  /** JSON text, redacted; null for the answer that holds the call's result, which is kept once. */
  readonly text: string | null
}

/** `waiting`: for a person. */
export const callStatuses = ['running', 'waiting', 'ok', 'error', 'refused', 'cancelled'] as const
export type CallStatus = (typeof callStatuses)[number]

/** Which Splunk a call went to, fixed when it began. `id` is null for a login from headers. */
export interface CallProfile {
  readonly id: string | null
  readonly name: string
  readonly colour: number | null
  readonly production: boolean
  readonly host: string
}

/** A row of the inspector's list: everything but the bodies. */
export interface ToolCallRow {
  /**
   * `call`: of a tool, a resource, a prompt. `protocol`: another message of a client, such as initialize
   * or tools/list; the list leaves these out unless it is asked for them.
   */
  readonly kind: 'call' | 'protocol'
  readonly id: string
  readonly startedAt: number
  /** Null while it runs. */
  readonly ms: number | null
  /** Of `ms`, how long requests to Splunk were under way. */
  readonly splunkMs: number | null
  readonly sessionId: string
  /** "Claude Desktop", else the clientInfo's name, else "anonymous". */
  readonly client: string
  /** `analyst`: run again in the window. */
  readonly origin: 'client' | 'analyst'
  readonly profile: CallProfile | null
  /** Or the method, where it is no tool. */
  readonly tool: string
  /** The SPL, or the arguments in short. */
  readonly summary: string
  readonly status: CallStatus
  /** 0 to 1 while it runs and the total is known. */
  readonly progress: number | null
  readonly progressText: string | null
  readonly rows: number | null
  /** Of the result as JSON text. */
  readonly bytes: number | null
  readonly error: string | null
  /** Of its first search job. */
  readonly sid: string | null
  /** That its SPL names. */
  readonly indexes: readonly string[]
  readonly pinned: boolean
  readonly note: string | null
  /** One of the eight hues, 0 to 7; null: none. */
  readonly colour: number | null
  /** False: nothing but this row is known, and only until the program ends (private mode, a full disk). */
  readonly kept: boolean
}

/** A call with its bodies, redacted. */
export interface ToolCall extends ToolCallRow {
  /** Another server's name for the tool, where the client called it by that. */
  readonly calledAs: string | null
  /** Of `ms`, how long it waited for a person; absent where it did not. */
  readonly waitedMs?: number | undefined
  readonly arguments: unknown
  /** JSON text; null where there is none, or where it is above `largeResult` and has to be asked for. */
  readonly result: string | null
  readonly errorCode: string | null
  readonly errorHint: string | null
  readonly splunkRequests: readonly RecordedSplunkRequest[]
  readonly jobs: readonly RecordedJob[]
  /** Null for a call that no HTTP request brought. */
  readonly exchange: RecordedExchange | null
  readonly messages: readonly RecordedMessage[]
}

/** Bytes of a result that is shown only when it is asked for. */
export const largeResult = 1_000_000
