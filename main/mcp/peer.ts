/** How a handler reaches the client that sent a request. Each protocol leg makes its own. */
export interface Peer {
  readonly signal: AbortSignal
  readonly progressToken: string | number | undefined
  notify(method: string, params: Readonly<Record<string, unknown>>): Promise<void>
  ask(method: string, params: Readonly<Record<string, unknown>>): Promise<unknown>
}
