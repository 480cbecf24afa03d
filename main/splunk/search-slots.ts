/** At most so many searches of one connection at a time: a role's own quota is often no larger. */
export const mostSearches = 8

interface Waiter {
  readonly begin: () => void
}

/** A fair queue before the searches of one connection: the callers take turns. */
export class SearchSlots {
  #running = 0
  /** By caller, the next one first. */
  readonly #waiting = new Map<string, Waiter[]>()

  /**
   * Settles when the search may begin, with what to call at its end. Rejects with the signal's reason.
   * `onWaiting` is told when it has to wait, and when that is over.
   */
  async take(
    caller: string,
    signal: AbortSignal,
    onWaiting: (waits: boolean) => void
  ): Promise<() => void> {
    signal.throwIfAborted()
    if (this.#running < mostSearches) this.#running += 1
    else {
      onWaiting(true)
      await this.#wait(caller, signal)
      onWaiting(false)
    }
    let held = true
    return () => {
      if (held) this.#release()
      held = false
    }
  }

  #wait(caller: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#remove(caller, waiter)
        reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'))
      }
      const waiter: Waiter = {
        begin: () => {
          signal.removeEventListener('abort', leave)
          resolve()
        }
      }
      signal.addEventListener('abort', leave, { once: true })
      const queue = this.#waiting.get(caller)
      if (queue) queue.push(waiter)
      else this.#waiting.set(caller, [waiter])
    })
  }

  #remove(caller: string, waiter: Waiter): void {
    const rest = (this.#waiting.get(caller) ?? []).filter((one) => one !== waiter)
    if (rest.length > 0) this.#waiting.set(caller, rest)
    else this.#waiting.delete(caller)
  }

  /** Hands the slot on to the caller whose turn it is, who then goes to the end of the line. */
  #release(): void {
    for (const [caller, queue] of this.#waiting) {
      const next = queue.shift()
      this.#waiting.delete(caller)
      if (queue.length > 0) this.#waiting.set(caller, queue)
      if (next === undefined) continue
      next.begin()
      return
    }
    this.#running -= 1
  }
}
