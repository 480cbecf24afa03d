/** Adds up the time in which something was on. */
export class StopWatch {
  #since: number | null = null
  #ms = 0

  get ms(): number {
    return this.#ms + (this.#since === null ? 0 : performance.now() - this.#since)
  }

  set(on: boolean): void {
    this.#ms = this.ms
    this.#since = on ? performance.now() : null
  }
}
