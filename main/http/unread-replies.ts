import type { BoundedResponse } from './bounded-response.ts'

/**
 * What several clients leave unread, together: above `most` bytes the connection that has waited
 * longest for its client is closed, and so on. The newest is spared, so that one large answer to a
 * client that reads always arrives.
 */
export class UnreadReplies {
  readonly #most: number
  /** Bytes by reply, the one that waits longest first. */
  readonly #waiting = new Map<BoundedResponse, number>()
  #sum = 0

  constructor(most: number) {
    this.#most = most
  }

  /** To be called when not all that was written to a reply has gone out. */
  note(reply: BoundedResponse): void {
    if (!this.#waiting.has(reply)) {
      const read = () => {
        reply.off('drain', read)
        reply.off('close', read)
        this.#forget(reply)
      }
      reply.on('drain', read)
      reply.on('close', read)
    }
    this.#measure(reply)
    if (this.#sum <= this.#most) return
    for (const other of this.#waiting.keys()) this.#measure(other)
    for (const oldest of this.#waiting.keys()) {
      if (this.#sum <= this.#most || this.#waiting.size === 1) return
      this.#forget(oldest)
      oldest.giveUp('The client left its answers unread while others needed the room.')
    }
  }

  #measure(reply: BoundedResponse): void {
    const { writableLength } = reply
    this.#sum += writableLength - (this.#waiting.get(reply) ?? 0)
    this.#waiting.set(reply, writableLength)
  }

  #forget(reply: BoundedResponse): void {
    this.#sum -= this.#waiting.get(reply) ?? 0
    this.#waiting.delete(reply)
  }
}
