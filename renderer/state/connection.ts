export type ConnectionState =
  | { readonly kind: 'open' }
  | { readonly kind: 'lost'; readonly since: number }
  /** The key is missing, used up or of another run of the program. */
  | { readonly kind: 'refused' }

/** The page's line to the program where that can break; the desktop's cannot. */
export interface Connection {
  subscribe(listener: () => void): () => void
  snapshot(): ConnectionState
  retry(): void
}

const open: ConnectionState = { kind: 'open' }

export const alwaysOpen: Connection = {
  subscribe: () => () => undefined,
  snapshot: () => open,
  retry: () => undefined
}
