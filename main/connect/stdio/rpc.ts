type Id = string | number

/** What a line of JSON says that matters for forwarding it. */
export interface Rpc {
  /** Of the requests in it; one, or several in a batch. */
  readonly requestIds: readonly Id[]
  /** Of the requests that it answers. */
  readonly answeredIds: readonly Id[]
  /** Null for an answer and for a batch. */
  readonly method: string | null
  /** Of the request that a notifications/cancelled takes back. */
  readonly cancelledId: Id | null
  /** In the answer to initialize. */
  readonly protocolVersion: string | null
  /** In initialize. */
  readonly asksForVersion: string | null
  /** Of an error. */
  readonly errorText: string | null
}

/** Undefined where the text is no JSON. */
export function readRpc(text: string): Rpc | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  const items: readonly unknown[] = Array.isArray(value) ? value : [value]
  const isRequest = (item: unknown) => typeof field(item, 'method') === 'string'
  const method = field(value, 'method')
  const version = field(field(value, 'result'), 'protocolVersion')
  const asked = field(field(value, 'params'), 'protocolVersion')
  const errorText = field(field(value, 'error'), 'message')
  return {
    requestIds: idsOf(items.filter(isRequest)),
    answeredIds: idsOf(items.filter((item) => !isRequest(item))),
    method: typeof method === 'string' ? method : null,
    cancelledId:
      method === 'notifications/cancelled'
        ? idOf(field(field(value, 'params'), 'requestId'))
        : null,
    protocolVersion: typeof version === 'string' ? version : null,
    asksForVersion: typeof asked === 'string' ? asked : null,
    errorText: typeof errorText === 'string' ? errorText : null
  }
}

/** A JSON-RPC error as one line. */
export const rpcError = (id: Id | null, code: number, message: string): string =>
  JSON.stringify({ jsonrpc: '2.0', id, error: { code, message } })

const idsOf = (items: readonly unknown[]): readonly Id[] =>
  items.map((item) => idOf(field(item, 'id'))).filter((id) => id !== null)

const idOf = (value: unknown): Id | null =>
  typeof value === 'string' || typeof value === 'number' ? value : null

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined
}
