/** An error that the protocol knows by number: https://www.jsonrpc.org/specification#error_object */
export class RpcError extends Error {
  readonly code: number
  readonly data: unknown

  constructor(code: number, message: string, data?: unknown) {
    super(message)
    this.code = code
    this.data = data
  }
}

/** The result of a request, as JSON-RPC sends it. */
export type Result = Readonly<Record<string, unknown>>

/** Reads the params of a request. Throws `RpcError` where they do not fit. */
export function paramsOf<Value>(schema: { parse(value: unknown): Value }, params: unknown): Value {
  try {
    return schema.parse(params)
  } catch (error) {
    throw new RpcError(
      -32602,
      `Invalid params: ${error instanceof Error ? error.message : 'unknown'}`
    )
  }
}
