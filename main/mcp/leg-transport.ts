import type { EventStream } from './event-stream.ts'
import type { Exchange } from './exchange.ts'
import type { Reply } from './reply.ts'

type RequestId = string | number

interface Message {
  readonly id?: RequestId | undefined
  readonly method?: string
}

/** A POST some of whose requests have no answer yet. */
interface Pending {
  readonly exchange: Exchange
  readonly reply: Reply
  readonly unanswered: Set<RequestId>
}

/**
 * The SDK's `Transport` for one session: carries JSON-RPC messages between its server and the HTTP
 * answers of the requests that they belong to. The SDK's own transports make web requests, responses
 * and streams of every call, and parse each message several times, which is most of what a call costs.
 */
export class LegTransport {
  /** Set by the SDK. */
  onmessage?: ((message: Message) => void) | undefined
  onclose?: (() => void) | undefined
  onerror?: ((error: Error) => void) | undefined
  readonly #pending = new Map<RequestId, Pending>()
  #stream: EventStream | null = null

  start(): Promise<void> {
    return Promise.resolve()
  }

  /** Gives what a POST brought to the server; `reply` ends when all its requests are answered. */
  receive(messages: readonly Message[], exchange: Exchange, reply: Reply): void {
    const unanswered = new Set<RequestId>()
    for (const { id, method } of messages) {
      if (id !== undefined && method !== undefined) unanswered.add(id)
    }
    for (const id of unanswered) this.#pending.set(id, { exchange, reply, unanswered })
    for (const message of messages) this.onmessage?.(message)
    if (unanswered.size === 0) reply.end()
  }

  /** Gives the server a notification, as if the client had sent it. */
  notice(method: string, params: Readonly<Record<string, unknown>> = {}): void {
    const message = { jsonrpc: '2.0', method, params }
    this.onmessage?.(message)
  }

  /** Makes this the session's own event stream; one that it had before ends. */
  listen(stream: EventStream): void {
    this.#stream?.end()
    this.#stream = stream
  }

  /** The HTTP request that an unanswered JSON-RPC request came with. */
  exchangeOf(id: RequestId): Exchange | undefined {
    return this.#pending.get(id)?.exchange
  }

  /** Called by the SDK. Rejects for what belongs to a request that waits no more. */
  send(
    message: Message,
    options?: { readonly relatedRequestId?: RequestId | undefined }
  ): Promise<void> {
    const isAnswer = message.method === undefined
    const id = isAnswer ? message.id : options?.relatedRequestId
    if (id === undefined) {
      // Nobody hears it where the session has no stream.
      this.#stream?.send(message)
      return Promise.resolve()
    }
    const pending = this.#pending.get(id)
    if (pending === undefined) return Promise.reject(new Error(`No request ${id} waits any more.`))
    if (isAnswer) pending.reply.answer(message, this.#settle(id, pending))
    else pending.reply.send(message)
    return Promise.resolve()
  }

  /** Expects no answer to this request any more. */
  drop(id: RequestId): void {
    const pending = this.#pending.get(id)
    if (pending !== undefined && this.#settle(id, pending)) pending.reply.end()
  }

  close(): Promise<void> {
    for (const { reply } of this.#pending.values()) reply.end()
    this.#pending.clear()
    this.#stream?.end()
    this.#stream = null
    this.onclose?.()
    return Promise.resolve()
  }

  #settle(id: RequestId, { unanswered }: Pending): boolean {
    this.#pending.delete(id)
    unanswered.delete(id)
    return unanswered.size === 0
  }
}
