/** One request to splunkd that a tool call caused. Times in ms; `startedAt` is Unix time in ms. */
export interface RecordedSplunkRequest {
  readonly method: string
  readonly path: string
  readonly sid: string | null
  readonly startedAt: number
  readonly ms: number
  readonly status: number | null
  readonly bytes: number
  readonly error: string | null
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
  readonly id: string
  readonly startedAt: number
  /** Null while it runs. */
  readonly ms: number | null
  readonly sessionId: string
  /** "Claude Desktop", else the clientInfo's name, else "anonymous". */
  readonly client: string
  readonly profile: CallProfile | null
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
}

/** A call with its bodies, redacted. */
export interface ToolCall extends ToolCallRow {
  /** Another server's name for the tool, where the client called it by that. */
  readonly calledAs: string | null
  readonly arguments: unknown
  readonly result: unknown
  readonly errorCode: string | null
  readonly errorHint: string | null
  readonly splunkRequests: readonly RecordedSplunkRequest[]
  readonly protocolVersion: string | null
  readonly requestHeaders: Readonly<Record<string, string>>
}
