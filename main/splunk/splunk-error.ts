/** One of splunkd's own messages. Type: FATAL, ERROR, WARN, INFO or DEBUG; it says who spoke, not how bad it is. */
export interface SplunkMessage {
  readonly type: string
  readonly text: string
}

export type SplunkErrorCode =
  | 'name_not_found'
  | 'refused'
  | 'unreachable'
  | 'timed_out'
  | 'connection_lost'
  | 'not_splunkd'
  | 'certificate_not_trusted'
  | 'ca_file_unusable'
  | 'proxy_unusable'
  | 'proxy_unreachable'
  | 'proxy_login_refused'
  | 'proxy_refused'
  | 'redirected'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'exists'
  | 'ambiguous'
  | 'bad_request'
  | 'unavailable'
  | 'too_large'
  | 'aborted'
  | 'search_failed'
  | 'failed'

export interface SplunkErrorDetail {
  readonly hint?: string | null
  readonly status?: number | null
  readonly messages?: readonly SplunkMessage[]
  readonly retryAfterMs?: number | null
  readonly cause?: unknown
}

/** Why Splunk could not be reached or did not do what it was asked. Never contains a secret. */
export class SplunkError extends Error {
  override readonly name = 'SplunkError'
  readonly code: SplunkErrorCode
  readonly hint: string | null
  /** HTTP status of splunkd's answer; null when none came. */
  readonly status: number | null
  readonly messages: readonly SplunkMessage[]
  /** How long the answer's Retry-After asks to wait; null when it does not say. */
  readonly retryAfterMs: number | null

  constructor(code: SplunkErrorCode, message: string, detail: SplunkErrorDetail = {}) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause })
    this.code = code
    this.hint = detail.hint ?? null
    this.status = detail.status ?? null
    this.messages = detail.messages ?? []
    this.retryAfterMs = detail.retryAfterMs ?? null
  }
}
