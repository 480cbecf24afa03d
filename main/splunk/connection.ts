import type { Proxy } from './proxy.ts'

export interface Address {
  readonly scheme: 'https' | 'http'
  readonly host: string
  readonly port: number
  readonly basePath: string
}

export type Tls =
  | { readonly kind: 'verify' }
  | { readonly kind: 'ca'; readonly file: string }
  | { readonly kind: 'pin'; readonly sha256: string }
  | { readonly kind: 'off' }

export type Credential =
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'session-key'; readonly sessionKey: string }

/** Told of the searches that callers wait for, so that those of a program that dies can be ended later. */
export interface SearchLog {
  began(sid: string): void
  /** Also for a sid that it was not told of. */
  ended(sid: string): void
}

/** All that is needed to reach one Splunk as one user. */
export interface Connection {
  /** Equal keys share sockets and a sign-in; a changed address, trust, proxy or secret has another key. */
  readonly key: string
  readonly address: Address
  readonly tls: Tls
  /** What the way leads through; null for none. */
  readonly proxy: Proxy | null
  /** App for searches; null for the user's default. */
  readonly app: string | null
  readonly searches?: SearchLog
  /** Read when signing in, never kept by the caller. */
  credential(): Promise<Credential>
}

/** Parameters of a URL or a form. */
export type Parameters = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>

/** One request to splunkd, for the record, which takes out what is secret. */
export interface SplunkRequest {
  readonly method: string
  /** Without its query. */
  readonly path: string
  readonly query: Parameters | null
  readonly form: Parameters | null
  /** Search job that the request was about. */
  readonly sid: string | null
  readonly startedAt: number
  readonly ms: number
  /** Null when no answer came. */
  readonly status: number | null
  readonly bytes: number
  readonly error: string | null
}
