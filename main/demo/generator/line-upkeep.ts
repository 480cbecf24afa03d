import { setTimeout as wait } from 'node:timers/promises'

/** What has lines to write ahead and to let go of. */
export interface Lines {
  warm(): Generator<undefined, void>
  sweep(): void
}

// Milliseconds.
const startDelay = 250
const pause = 1
const pauseWhileBusy = 50
const sweepInterval = 5 * 60_000

/**
 * Writes the lines of the demo Splunk ahead while nobody searches, from a moment after the start on,
 * and lets go of those that nobody has read for five to ten minutes: the next search that reads them
 * writes them again.
 */
export class LineUpkeep {
  readonly #lines: Lines
  readonly #isBusy: () => boolean
  readonly #closed = new AbortController()
  #timer: NodeJS.Timeout | null = null

  /** `isBusy`: whether a search runs, which writes the lines that it reads itself. */
  constructor(lines: Lines, isBusy: () => boolean) {
    this.#lines = lines
    this.#isBusy = isBusy
  }

  start(): void {
    this.#timer = setInterval(() => this.#lines.sweep(), sweepInterval)
    void this.#warm()
  }

  close(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#closed.abort()
  }

  /** Between two pieces of the work everything else has its turn. */
  async #warm(): Promise<void> {
    const { signal } = this.#closed
    try {
      await wait(startDelay, undefined, { signal })
      const work = this.#lines.warm()
      while (work.next().done !== true) {
        do await wait(this.#isBusy() ? pauseWhileBusy : pause, undefined, { signal })
        while (this.#isBusy())
      }
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }
}
