/** A body on its way: call `grew` for each piece of it, `over` when no more of it is kept. */
export interface OpenBody {
  grew(bytes: number): void
  over(): void
}

interface Body {
  readonly giveUp: () => void
  bytes: number
}

/**
 * The bodies of several clients that have not come to their end, together: above `most` bytes the one
 * that has been on its way longest is given up, and so on. The newest is spared.
 */
export class OpenBodies {
  readonly #most: number
  // The one that began first first. No Map: where much comes and goes, its tables keep in memory for long
  // what has gone.
  readonly #open: Body[] = []
  #sum = 0

  constructor(most: number) {
    this.#most = most
  }

  begin(giveUp: () => void): OpenBody {
    const body: Body = { giveUp, bytes: 0 }
    this.#open.push(body)
    return {
      over: () => this.#take(body),
      grew: (bytes) => {
        if (!this.#open.includes(body)) return
        body.bytes += bytes
        this.#sum += bytes
        this.#makeRoom()
      }
    }
  }

  #take(body: Body): void {
    const place = this.#open.indexOf(body)
    if (place < 0) return
    this.#open.splice(place, 1)
    this.#sum -= body.bytes
  }

  #makeRoom(): void {
    while (this.#sum > this.#most) {
      const [oldest, next] = this.#open
      if (oldest === undefined || next === undefined) return
      this.#take(oldest)
      oldest.giveUp()
    }
  }
}
