import type { ServerResponse } from 'node:http'
import type { Sent } from '../inspector/request-recording.ts'

// Some clients and proxies give up on a connection that says nothing for long.
const keepAliveMs = 15_000

/**
 * An event stream to a client: https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#streamable-http
 * What is complete within the same turn leaves in one write. Else the headers go ahead, since a client
 * waits for them, and the events follow as they come. Messages to a client that has gone are dropped.
 */
export class EventStream {
  readonly #res: ServerResponse
  readonly #headers: Readonly<Record<string, string>>
  readonly #opening: NodeJS.Immediate
  #keepAlive: NodeJS.Timeout | undefined

  constructor(res: ServerResponse, sessionId: string | null) {
    this.#res = res
    this.#headers = {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
      ...(sessionId === null ? {} : { 'Mcp-Session-Id': sessionId })
    }
    this.#opening = setImmediate(() => this.#open())
    res.once('close', () => this.#stop())
  }

  /** Null: there is nobody to send to. */
  send(message: object): Sent | null {
    if (!this.#isWritable()) return null
    this.#open()
    const text = JSON.stringify(message)
    this.#res.write(eventOf(text))
    return { via: 'event', bytes: Buffer.byteLength(text) }
  }

  answer(message: object, isLast: boolean): Sent | null {
    return isLast ? this.end(message) : this.send(message)
  }

  end(last?: object): Sent | null {
    this.#stop()
    if (!this.#isWritable()) return null
    const text = last === undefined ? null : JSON.stringify(last)
    const event = text === null ? '' : eventOf(text)
    const bytes = text === null ? 0 : Buffer.byteLength(text)
    if (!this.#res.headersSent) {
      this.#res.writeHead(200, {
        ...this.#headers,
        'Content-Length': bytes + event.length - (text?.length ?? 0)
      })
    }
    this.#res.end(event)
    return text === null ? null : { via: 'event', bytes }
  }

  #open(): void {
    if (this.#res.headersSent || !this.#isWritable()) return
    this.#res.writeHead(200, this.#headers).flushHeaders()
    this.#keepAlive = setInterval(() => this.#res.write(': keepalive\n\n'), keepAliveMs).unref()
  }

  #stop(): void {
    clearImmediate(this.#opening)
    clearInterval(this.#keepAlive)
  }

  #isWritable(): boolean {
    return !this.#res.destroyed && !this.#res.writableEnded
  }
}

const eventOf = (json: string) => `event: message\ndata: ${json}\n\n`
