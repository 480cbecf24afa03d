/** ms of work between two rests, at least: to wake up costs some of it. */
const shortest = 0.1
/** ms for which it asks to rest; how long that takes is up to the system. */
export const rest = 0.5
/** Of the newest in what an entry, or a rest, takes on average. */
const share = 1 / 8

/**
 * How long the history's thread works until it rests. Where there are few cores, a call that comes while it
 * works has to wait for the end of its turn, which the system lets last some ms; so its turns are short,
 * as far as all that waits can be done in them in time.
 */
export class Pace {
  readonly #within: number
  /** ms. Of a thread that is new, before its code is compiled. */
  #entryTakes = 0.2
  /** ms. */
  #restTakes = rest

  /** `within`: ms in which what waits should be done, with its rests. */
  constructor(within: number) {
    this.#within = within
  }

  /** ms to work on so many entries until the next rest; without end where there is no time to rest. */
  turn(entries: number): number {
    const work = entries * this.#entryTakes
    const rests = Math.floor((this.#within - work) / this.#restTakes)
    return rests < 1 ? Infinity : Math.max(shortest, work / rests)
  }

  /** Told what so many entries took, in ms without rests. */
  took(entries: number, ms: number): void {
    if (entries > 0) this.#entryTakes += (ms / entries - this.#entryTakes) * share
  }

  /** Told what a rest took, in ms. */
  rested(ms: number): void {
    this.#restTakes += (ms - this.#restTakes) * share
  }
}
