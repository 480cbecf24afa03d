/** Whether a request is being answered: what can wait should not come between. */
export class Traffic {
  /** The number of the last request; null: it has been answered. */
  #open: number | null = null
  #last = 0

  /** Answers its number. */
  begun(): number {
    this.#last += 1
    this.#open = this.#last
    return this.#last
  }

  /** Of one before the last nothing is said: event streams last for hours. */
  ended(request: number): void {
    if (request === this.#last) this.#open = null
  }

  get isQuiet(): boolean {
    return this.#open === null
  }
}
