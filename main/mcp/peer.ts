import type { RequestRecording } from '../inspector/request-recording.ts'

/** How a handler reaches the client that sent a request. Each protocol leg makes its own. */
export interface Peer {
  /** What is recorded of the request; null: nothing. */
  readonly recorded: RequestRecording | null
  readonly signal: AbortSignal
  readonly progressToken: string | number | undefined
  notify(method: string, params: Readonly<Record<string, unknown>>): Promise<void>
  /** `name`: by which the answer is found where the protocol asks in several rounds. */
  ask(method: string, params: Readonly<Record<string, unknown>>, name?: string): Promise<unknown>
  /** Told under which id the call is recorded. */
  began?(callId: string): void
}
