/** A body on its way: call `grew` for each piece of it, `over` when no more of it is kept. */
export interface OpenBody {
  grew(bytes: number): void
  over(): void
}

/**
 * The bodies of several clients that have not come to their end, together: above `most` bytes the one
 * that has been on its way longest is given up, and so on. The newest is spared.
 */
export class OpenBodies {
  readonly #most: number
  /** Bytes by body, the one that began first first. */
  readonly #open = new Map<() => void, number>()
  #sum = 0

  constructor(most: number) {
    this.#most = most
  }

  begin(giveUp: () => void): OpenBody {
    this.#open.set(giveUp, 0)
    const over = () => {
      this.#sum -= this.#open.get(giveUp) ?? 0
      this.#open.delete(giveUp)
    }
    return {
      over,
      grew: (bytes) => {
        const before = this.#open.get(giveUp)
        if (before === undefined) return
        this.#open.set(giveUp, before + bytes)
        this.#sum += bytes
        this.#makeRoom()
      }
    }
  }

  #makeRoom(): void {
    for (const [giveUp, bytes] of this.#open) {
      if (this.#sum <= this.#most || this.#open.size === 1) return
      this.#open.delete(giveUp)
      this.#sum -= bytes
      giveUp()
    }
  }
}
