import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'

/** What has lines to write ahead and to let go of. */
export interface Lines {
  warm(): Generator<undefined, void>
  sweep(): void
}

// Milliseconds.
const startDelay = 250
const pauseWhileBusy = 50
const sweepInterval = 5 * 60_000

/**
 * Writes the lines of the demo Splunk ahead while nobody searches, from a moment after the start on or
 * when asked, and lets go of those that nobody has read for five to ten minutes: the next search that
 * reads them writes them again.
 */
export class LineUpkeep {
  readonly #lines: Lines
  readonly #isBusy: () => boolean
  readonly #closed = new AbortController()
  #timers: readonly NodeJS.Timeout[] = []
  #written: Promise<void> | null = null

  /** `isBusy`: whether a search runs, which writes the lines that it reads itself. */
  constructor(lines: Lines, isBusy: () => boolean) {
    this.#lines = lines
    this.#isBusy = isBusy
  }

  start(): void {
    this.#timers = [
      setInterval(() => this.#lines.sweep(), sweepInterval),
      setTimeout(() => void this.writeAhead(), startDelay)
    ]
  }

  /** Settles when all are written, or at the end. */
  writeAhead(): Promise<void> {
    this.#written ??= this.#write()
    return this.#written
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#closed.abort()
  }

  /** Between two pieces of the work everything else has its turn. */
  async #write(): Promise<void> {
    const { signal } = this.#closed
    try {
      const work = this.#lines.warm()
      while (work.next().done !== true) {
        await nextTurn(undefined, { signal })
        while (this.#isBusy()) await wait(pauseWhileBusy, undefined, { signal })
      }
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }
}
