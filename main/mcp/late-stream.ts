import type { ServerResponse } from 'node:http'
import type { Sent } from '../inspector/request-recording.ts'
import { EventStream } from './event-stream.ts'
import { writeJsonText } from './rejection.ts'
import type { Reply } from './reply.ts'

// Before a client or proxy gives up on an answer that has not begun.
const patience = 10_000

// By which HTTP status revision 2026-07-28 tells these errors; all others are answers like any other.
const statuses: Readonly<Record<number, number>> = {
  [-32601]: 404,
  [-32020]: 400,
  [-32021]: 400,
  [-32022]: 400
}

interface Answer {
  readonly error?: { readonly code: number }
}

/**
 * The answer to one request: JSON, or an event stream from the first message on that goes before the
 * answer, or once it takes long.
 */
export class LateStream implements Reply {
  readonly #res: ServerResponse
  readonly #acceptsEvents: boolean
  readonly #opening: NodeJS.Timeout
  #stream: EventStream | null = null

  constructor(res: ServerResponse, acceptsEvents: boolean) {
    this.#res = res
    this.#acceptsEvents = acceptsEvents
    this.#opening = setTimeout(() => this.#open(), patience).unref()
    res.once('close', () => clearTimeout(this.#opening))
  }

  send(message: object): Sent | null {
    return this.#open()?.send(message) ?? null
  }

  answer(message: Answer): Sent | null {
    clearTimeout(this.#opening)
    if (this.#res.destroyed || this.#res.writableEnded) return null
    if (this.#stream !== null) return this.#stream.end(message)
    const text = JSON.stringify(message)
    writeJsonText(this.#res, statuses[message.error?.code ?? 0] ?? 200, text)
    return { via: 'body', bytes: Buffer.byteLength(text) }
  }

  end(): void {
    clearTimeout(this.#opening)
    this.#stream?.end()
  }

  #open(): EventStream | null {
    if (this.#acceptsEvents && !this.#res.writableEnded) {
      this.#stream ??= new EventStream(this.#res, null)
    }
    return this.#stream
  }
}
