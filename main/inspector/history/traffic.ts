/**
 * Whether a request is being answered, known to two threads: where there are few cores, work that can wait
 * should not come between.
 */
export class Traffic {
  /** The number of the last request; 0: it has been answered. */
  readonly #open: Int32Array<SharedArrayBuffer>
  #last = 0

  /** `memory`: of the one in the other thread. */
  constructor(memory = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.#open = new Int32Array(memory)
  }

  get memory(): SharedArrayBuffer {
    return this.#open.buffer
  }

  /** Answers its number. */
  begun(): number {
    this.#last = (this.#last % 0x7fffffff) + 1
    Atomics.store(this.#open, 0, this.#last)
    return this.#last
  }

  /** Of one before the last nothing is said: event streams last for hours. */
  ended(request: number): void {
    if (request === this.#last) Atomics.store(this.#open, 0, 0)
  }

  get isQuiet(): boolean {
    return Atomics.load(this.#open, 0) === 0
  }
}
