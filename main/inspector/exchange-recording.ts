import type { Traffic } from './history/traffic.ts'
import type { RawExchange } from './raw-call.ts'
import type { SeenHeaders } from './redaction.ts'
import type { Redactor } from './redactor.ts'
import { type Message, RequestRecording } from './request-recording.ts'

/** What of an HTTP request is recorded. */
export interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly headers: SeenHeaders
}

/** What of an HTTP answer is recorded, as far as it has been sent. */
export interface SeenAnswer {
  readonly statusCode: number
  readonly headersSent: boolean
  readonly sentHeaders: SeenHeaders
  readonly sentBytes: number
}

/** Whose an exchange is, as the record shows it. */
export interface ExchangeOwner {
  readonly sessionId: string
  readonly client: string
  readonly protocolVersion: string | null
}

/** What becomes of the JSON-RPC messages of an exchange. */
export interface ExchangeKeeper {
  /** One that no call has taken over, at its end. */
  unclaimed(request: RequestRecording): void
  /** One that is answered by an event stream of its own, at its beginning. */
  stream(request: RequestRecording, cancel: () => void): void
}

/** The record of one HTTP request on the endpoint, which the calls in it share. */
export class ExchangeRecording {
  readonly redactor: Redactor
  readonly #request: SeenRequest
  #answer: SeenAnswer
  readonly #keeper: ExchangeKeeper
  readonly #traffic: Traffic
  readonly #number: number
  readonly #startedAt = Date.now()
  readonly #began = performance.now()
  #ms: number | null = null
  #requestBytes = 0
  /** The body where it is one message. */
  #text: string | null = null
  #open: RequestRecording[] = []
  /** Null: not known yet. */
  owner: ExchangeOwner | null = null

  constructor(
    request: SeenRequest,
    answer: SeenAnswer,
    redactor: Redactor,
    keeper: ExchangeKeeper,
    traffic: Traffic
  ) {
    this.#number = traffic.begun()
    this.#traffic = traffic
    this.#request = request
    this.#answer = answer
    this.redactor = redactor
    this.#keeper = keeper
  }

  get requestBytes(): number {
    return this.#requestBytes
  }

  get responseBytes(): number {
    return this.#answer.sentBytes
  }

  get method(): string {
    return this.#request.method
  }

  /** Told once of its body. */
  body(text: string, bytes: number): void {
    this.#requestBytes = bytes
    this.#text = text
  }

  /** A JSON-RPC message that came with it; `alone`: as the whole body. */
  begin(message: Message, alone: boolean): RequestRecording {
    const text = alone ? this.#text : null
    const bytes = text === null ? null : this.#requestBytes
    const request = new RequestRecording(this, message, bytes, text)
    this.#open.push(request)
    return request
  }

  /** An event stream, recorded from now until it ends; `cancel` ends it. */
  stream(message: Message, cancel: () => void): RequestRecording {
    const request = this.begin(message, true)
    this.#keeper.stream(request, cancel)
    return request
  }

  /** Ends the record of those that are answered, if the answer has left. */
  settle(): void {
    if (!this.#answer.headersSent) return
    const answered = this.#open.filter((request) => request.answered)
    this.#open = this.#open.filter((request) => !request.answered)
    if (this.#open.length === 0) this.#end()
    for (const request of answered) request.finish()
  }

  /** Nothing more comes of it. */
  close(): void {
    this.#end()
    const open = this.#open
    this.#open = []
    for (const request of open) request.finish()
  }

  // The record is kept for a while after that, and Node's response with all that it holds should not be.
  #end(): void {
    if (this.#ms !== null) return
    this.#ms = performance.now() - this.#began
    this.#traffic.ended(this.#number)
    const { statusCode, headersSent, sentHeaders, sentBytes } = this.#answer
    this.#answer = { statusCode, headersSent, sentHeaders, sentBytes }
  }

  unclaimed(request: RequestRecording): void {
    this.#keeper.unclaimed(request)
  }

  /** As it is now. */
  get raw(): RawExchange {
    const { method, path, headers } = this.#request
    const { statusCode, headersSent, sentHeaders, sentBytes } = this.#answer
    return {
      method,
      path,
      status: headersSent ? statusCode : null,
      startedAt: this.#startedAt,
      ms: this.#ms,
      protocolVersion: this.owner?.protocolVersion ?? null,
      requestHeaders: headers,
      responseHeaders: sentHeaders,
      requestBytes: this.#requestBytes,
      responseBytes: sentBytes
    }
  }
}
