import type { Entry } from './messages.ts'

/** Something that goes to the history; what it is then is asked when it goes. */
export interface Fed {
  /** Bytes of its bodies. */
  readonly weight: number
  /** Null: it is not worth telling any more. */
  entry(withDetails: boolean): Entry | null
}

export interface Flood {
  readonly from: number
  readonly until: number
  readonly withoutDetails: number
  readonly lost: number
}

interface Waiting {
  withDetails: boolean
  weight: number
}

/** What may wait for the thread of the history, and what may be under way to it. */
export interface FeedLimits {
  readonly rows: number
  readonly bytes: number
}
const usualLimits: FeedLimits = { rows: 50_000, bytes: 64 * 1024 * 1024 }
const batchRows = 2000
const batchBytes = 8 * 1024 * 1024
const mostUnderWay = 2

/**
 * What waits for the thread of the history, in order, each once. Bounded: where more comes than can be
 * written, bodies are left out before rows, and how many is told when that is over.
 */
export class Feed {
  readonly #limits: FeedLimits
  readonly #waiting = new Map<Fed, Waiting>()
  readonly #sent = new WeakSet<Fed>()
  #bytes = 0
  #entries: Entry[] = []
  #entriesBytes = 0
  #added = 0
  #underWay = 0
  #batch = 0
  #flood: Flood | null = null

  constructor(limits: FeedLimits = usualLimits) {
    this.#limits = limits
  }

  get length(): number {
    return this.#waiting.size
  }

  /** How many were ever added. */
  get added(): number {
    return this.#added
  }

  /** How many of them have gone. */
  get gone(): number {
    return this.#added - this.#waiting.size - this.#entries.length
  }

  /** Whether so much waits that it should go now. */
  get isDue(): boolean {
    return this.#waiting.size >= batchRows || this.#bytes >= batchBytes
  }

  add(fed: Fed): void {
    const known = this.#waiting.get(fed)
    if (known !== undefined) {
      this.#weigh(known, fed)
      return
    }
    if (this.#waiting.size >= this.#limits.rows && !this.#sent.has(fed)) {
      this.#note(0, 1)
      return
    }
    const waiting = { withDetails: true, weight: 0 }
    this.#waiting.set(fed, waiting)
    this.#added += 1
    this.#weigh(waiting, fed)
  }

  #weigh(waiting: Waiting, fed: Fed): void {
    if (!waiting.withDetails) return
    this.#bytes += fed.weight - waiting.weight
    waiting.weight = fed.weight
    if (this.#bytes <= this.#limits.bytes) return
    this.#bytes -= waiting.weight
    waiting.weight = 0
    waiting.withDetails = false
    this.#note(1, 0)
  }

  #note(withoutDetails: number, lost: number): void {
    const until = Date.now()
    const flood = this.#flood ?? { from: until, until, withoutDetails: 0, lost: 0 }
    this.#flood = {
      from: flood.from,
      until,
      withoutDetails: flood.withoutDetails + withoutDetails,
      lost: flood.lost + lost
    }
  }

  /**
   * Writes down what waits, one at least, until then in the time of `performance.now()`. False: there is
   * more for the same batch.
   */
  write(until: number): boolean {
    if (this.#underWay >= mostUnderWay) return true
    for (const [fed, { withDetails, weight }] of this.#waiting) {
      this.#waiting.delete(fed)
      this.#bytes -= weight
      this.#sent.add(fed)
      const entry = this.#entryOf(fed, withDetails)
      if (entry !== null) this.#entries.push(entry)
      this.#entriesBytes += weight
      if (this.#isFull) return true
      if (performance.now() >= until) return this.#waiting.size === 0
    }
    return true
  }

  get #isFull(): boolean {
    return this.#entries.length >= batchRows || this.#entriesBytes >= batchBytes
  }

  /** What is written and goes next; null where nothing is, or enough is under way. Tell `taken` when it has arrived. */
  next(): { readonly batch: number; readonly entries: readonly Entry[] } | null {
    if (this.#entries.length === 0 || this.#underWay >= mostUnderWay) return null
    const entries = this.#entries
    this.#entries = []
    this.#entriesBytes = 0
    this.#underWay += 1
    this.#batch += 1
    return { batch: this.#batch, entries }
  }

  // One that cannot be told must hold up no other, nor end the program.
  #entryOf(fed: Fed, withDetails: boolean): Entry | null {
    try {
      return fed.entry(withDetails)
    } catch {
      this.#note(0, 1)
      return null
    }
  }

  taken(): void {
    this.#underWay -= 1
  }

  /** What was left out since it was last asked, once there is room again; null: nothing. */
  pastFlood(): Flood | null {
    if (this.#flood === null) return null
    if (this.#waiting.size > this.#limits.rows / 2 || this.#bytes > this.#limits.bytes / 2)
      return null
    const flood = this.#flood
    this.#flood = null
    return flood
  }
}
