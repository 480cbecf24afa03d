/** Whether a request is being answered: what can wait should not come between. */
export class Traffic {
  #isQuiet = true
  #last = 0

  get isQuiet(): boolean {
    return this.#isQuiet
  }

  /** Answers its number. */
  begun(): number {
    this.#isQuiet = false
    this.#last += 1
    return this.#last
  }

  /** Of one before the last nothing is said: event streams last for hours. */
  ended(request: number): void {
    if (request === this.#last) this.#isQuiet = true
  }
}
