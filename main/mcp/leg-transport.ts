import type { RequestRecording } from '../inspector/request-recording.ts'
import type { EventStream } from './event-stream.ts'
import { ByRequest, type RequestId } from './by-request.ts'
import type { Exchange } from './exchange.ts'
import type { Reply } from './reply.ts'

interface Message {
  readonly id?: RequestId | undefined
  readonly method?: string
}

/** A request that has no answer yet. */
interface Pending {
  readonly exchange: Exchange
  readonly reply: Reply
  /** Of its POST. */
  readonly unanswered: Set<RequestId>
  readonly recorded: RequestRecording | null
}

interface Stream {
  readonly events: EventStream
  readonly recorded: RequestRecording | null
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
  readonly #pending = new ByRequest<Pending>()
  /** What the client was asked, with the request that asks. */
  readonly #asked = new Map<RequestId, RequestRecording>()
  #stream: Stream | null = null

  start(): Promise<void> {
    return Promise.resolve()
  }

  /** Gives what a POST brought to the server; `reply` ends when all its requests are answered. */
  receive(messages: readonly Message[], exchange: Exchange, reply: Reply): void {
    const unanswered = new Set<RequestId>()
    const alone = messages.length === 1
    for (const message of messages) {
      const { id, method } = message
      const recorded =
        method === undefined ? null : (exchange.recorded?.begin(message, alone) ?? null)
      if (method === undefined) this.#noteAnswer(message)
      else if (id !== undefined) {
        unanswered.add(id)
        this.#pending.set(id, { exchange, reply, unanswered, recorded })
      } else if (method === 'notifications/cancelled') this.#noteCancelled(message)
    }
    for (const message of messages) this.onmessage?.(message)
    if (unanswered.size === 0) {
      reply.end()
      exchange.recorded?.close()
    }
  }

  #noteAnswer(message: Message): void {
    if (message.id === undefined) return
    this.#asked.get(message.id)?.client(message)
    this.#asked.delete(message.id)
  }

  #noteCancelled(message: Message & { readonly params?: unknown }): void {
    const { params } = message
    if (typeof params !== 'object' || params === null || !('requestId' in params)) return
    const { requestId } = params
    if (typeof requestId !== 'string' && typeof requestId !== 'number') return
    this.#pending.get(requestId)?.recorded?.client(message)
  }

  /** Gives the server a notification, as if the client had sent it. */
  notice(method: string, params: Readonly<Record<string, unknown>> = {}): void {
    const message = { jsonrpc: '2.0', method, params }
    this.onmessage?.(message)
  }

  /** Makes this the session's own event stream; one that it had before ends. */
  listen(events: EventStream, recorded: RequestRecording | null): void {
    this.#stream?.events.end()
    this.#stream = { events, recorded }
  }

  /** What is recorded of an unanswered JSON-RPC request. */
  recordedOf(id: RequestId): RequestRecording | null {
    return this.#pending.get(id)?.recorded ?? null
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
      if (this.#stream !== null) {
        const { events, recorded } = this.#stream
        recorded?.server(message, events.send(message))
      }
      return Promise.resolve()
    }
    const pending = this.#pending.get(id)
    if (pending === undefined) return Promise.reject(new Error(`No request ${id} waits any more.`))
    const { reply, recorded } = pending
    if (isAnswer) {
      const sent = reply.answer(message, this.#settle(id, pending))
      recorded?.answeredBy(message, sent)
    } else {
      recorded?.server(message, reply.send(message))
      if (message.id !== undefined && recorded !== null) this.#asked.set(message.id, recorded)
    }
    return Promise.resolve()
  }

  /** Expects no answer to this request any more. */
  drop(id: RequestId): void {
    const pending = this.#pending.get(id)
    if (pending === undefined) return
    if (this.#settle(id, pending)) pending.reply.end()
    pending.recorded?.finish()
  }

  close(): Promise<void> {
    for (const { reply, recorded } of this.#pending.values()) {
      reply.end()
      recorded?.finish()
    }
    this.#pending.clear()
    this.#stream?.events.end()
    this.#stream = null
    this.onclose?.()
    return Promise.resolve()
  }

  #settle(id: RequestId, { unanswered, recorded }: Pending): boolean {
    for (const [asked, by] of this.#asked) if (by === recorded) this.#asked.delete(asked)
    this.#pending.delete(id)
    unanswered.delete(id)
    return unanswered.size === 0
  }
}
