import type { ServerResponse } from 'node:http'
import type { Sent } from '../inspector/request-recording.ts'
import { EventStream } from './event-stream.ts'
import { writeJsonText } from './rejection.ts'

/** The HTTP answer to the JSON-RPC requests of one POST. */
export interface Reply {
  /** Passes on a notification or request that belongs to what was posted. Null: it could not be sent. */
  send(message: object): Sent | null
  /** Passes on the answer to a request; the last one ends the reply. Null: as above. */
  answer(message: object, isLast: boolean): Sent | null
  /** Ends it without the answers that have not come. */
  end(): void
}

/** How a client wants its answers. */
export interface ReplyForm {
  /** As events; else as one JSON body, which has no room for anything beside the answers. */
  readonly events: boolean
  /** A batch is answered by a batch. */
  readonly batch: boolean
  /** The Mcp-Session-Id, where the protocol has a session. */
  readonly sessionId: string | null
}

export function replyOn(res: ServerResponse, form: ReplyForm): Reply {
  return form.events ? new EventStream(res, form.sessionId) : new JsonReply(res, form)
}

class JsonReply implements Reply {
  readonly #res: ServerResponse
  readonly #form: ReplyForm
  readonly #answers: string[] = []

  constructor(res: ServerResponse, form: ReplyForm) {
    this.#res = res
    this.#form = form
  }

  send(): null {
    // A JSON body holds answers only.
    return null
  }

  answer(message: object, isLast: boolean): Sent | null {
    if (this.#res.destroyed || this.#res.headersSent) return null
    const text = JSON.stringify(message)
    this.#answers.push(text)
    if (isLast) this.end()
    return { via: 'body', bytes: Buffer.byteLength(text) }
  }

  end(): void {
    const { sessionId, batch } = this.#form
    if (this.#res.destroyed || this.#res.headersSent) return
    if (sessionId !== null) this.#res.setHeader('Mcp-Session-Id', sessionId)
    // Notifications have no answers, nor has a request that was cancelled.
    if (this.#answers.length === 0) this.#res.writeHead(202).end()
    else
      writeJsonText(
        this.#res,
        200,
        batch ? `[${this.#answers.join(',')}]` : (this.#answers[0] ?? '')
      )
  }
}
