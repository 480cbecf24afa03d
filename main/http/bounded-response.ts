import {
  type IncomingMessage,
  type OutgoingHttpHeader,
  type OutgoingHttpHeaders,
  ServerResponse
} from 'node:http'
import type { UnreadReplies } from './unread-replies.ts'

const mib = 2 ** 20
/** An event stream of its own carries small notices; the replies to a batch can be megabytes. */
const mostUnread = { stream: 1 * mib, reply: 32 * mib }

type Headers = OutgoingHttpHeaders | OutgoingHttpHeader[]
type Written = (error?: Error | null) => void

/**
 * A response that is not written to while its client leaves much of it unread: the connection is
 * closed instead. What comes first is written whatever its size, so a large answer is no fault.
 */
export class BoundedResponse<
  Request extends IncomingMessage = IncomingMessage
> extends ServerResponse<Request> {
  /** With which others it shares a bound. */
  unreadReplies: UnreadReplies | null = null
  /** For the record. */
  sentHeaders: Readonly<OutgoingHttpHeaders> = {}
  /** Of the body. */
  sentBytes = 0

  override writeHead(statusCode: number, reason?: string, headers?: Headers): this
  override writeHead(statusCode: number, headers?: Headers): this
  override writeHead(statusCode: number, reason?: string | Headers, headers?: Headers): this {
    const given = typeof reason === 'object' ? reason : headers
    this.sentHeaders = { ...this.getHeaders(), ...(Array.isArray(given) ? {} : given) }
    return typeof reason === 'string'
      ? super.writeHead(statusCode, reason, headers)
      : super.writeHead(statusCode, given)
  }

  override write(chunk: unknown, encoding?: BufferEncoding | Written, written?: Written): boolean {
    if (this.#isFull()) return false
    this.sentBytes += bytesOf(chunk)
    const goesOn =
      typeof encoding === 'string'
        ? super.write(chunk, encoding, written)
        : super.write(chunk, encoding)
    if (!goesOn) this.unreadReplies?.note(this)
    return goesOn
  }

  override end(chunk?: unknown, encoding?: BufferEncoding | Written, ended?: () => void): this {
    if (this.#isFull()) return this
    this.sentBytes = Number(this.sentHeaders['Content-Length'] ?? this.sentBytes + bytesOf(chunk))
    if (typeof chunk === 'function') super.end(chunk as () => void)
    else if (typeof encoding === 'string') super.end(chunk, encoding, ended)
    else super.end(chunk, encoding)
    if (this.writableLength >= this.writableHighWaterMark) this.unreadReplies?.note(this)
    return this
  }

  /** Ends the connection in the middle. `why` is what those are told who wait for an answer to be sent. */
  giveUp(why: string): void {
    this.destroy(new Error(why))
    // One that waits for its turn on the connection has no socket of its own yet.
    this.req.socket.destroy()
  }

  #isFull(): boolean {
    if (this.destroyed) return true
    const most = this.req.method === 'GET' ? mostUnread.stream : mostUnread.reply
    if (this.writableLength <= most) return false
    this.giveUp(`The client left ${most / mib} MiB of its answers unread.`)
    return true
  }
}

const bytesOf = (chunk: unknown): number =>
  typeof chunk === 'string'
    ? Buffer.byteLength(chunk)
    : chunk instanceof Uint8Array
      ? chunk.byteLength
      : 0

/** What a server with such responses hands to its handler. */
export type BoundedHandler = (req: IncomingMessage, res: BoundedResponse) => void
