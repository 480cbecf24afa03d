/** The time, told once a second, and only while somebody looks. */
export class Clock {
  readonly #listeners = new Set<() => void>()
  #timer: ReturnType<typeof setInterval> | undefined
  #now = Date.now()

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    // It stood still while nobody looked.
    if (this.#timer === undefined) this.#now = Date.now()
    this.#timer ??= setInterval(() => this.#tick(), 1000)
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      clearInterval(this.#timer)
      this.#timer = undefined
    }
  }

  readonly snapshot = () => this.#now

  #tick() {
    this.#now = Date.now()
    for (const listener of this.#listeners) listener()
  }
}
