/** How a handler reaches the client that sent a request. Each protocol leg makes its own. */
export interface Peer {
  readonly signal: AbortSignal
  readonly progressToken: string | number | undefined
  notify(method: string, params: Readonly<Record<string, unknown>>): Promise<void>
  /** `name`: by which the answer is found where the protocol asks in several rounds. */
  ask(method: string, params: Readonly<Record<string, unknown>>, name?: string): Promise<unknown>
}
