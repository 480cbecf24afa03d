import type { Arguments } from './arguments.ts'

/** A signed-in request to one of the endpoints. */
export interface RestRequest {
  readonly method: string
  /** `https://127.0.0.1:18089`, as the caller addressed it. */
  readonly origin: string
  /** As sent, without the query. */
  readonly path: string
  /** Null under /services. */
  readonly namespace: { readonly owner: string; readonly app: string } | null
  /** What stands in the path in place of `{name}`, decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly args: Arguments
  /** As sent, for endpoints that take no form. */
  readonly body: string
  /** xml when the caller asked for nothing. */
  readonly outputMode: string
  readonly serverPort: number
  /** Empty where no sign-in is needed. */
  readonly user: string
  /** Aborts when the caller goes away before the answer. */
  readonly signal: AbortSignal
}

/** The part of the path in place of `{name}`. */
export function param(request: RestRequest, name: string): string {
  const value = request.params[name]
  if (value === undefined) throw new TypeError(`The route of ${request.path} has no {${name}}.`)
  return value
}
