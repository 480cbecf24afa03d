import { Batch, memoryOfBatch, type SentBatch } from './batch.ts'
import type { FedEntry } from './messages.ts'

/** How something waits, or has waited. */
interface Turn {
  waits: boolean
  withDetails: boolean
  weight: number
  wasSent: boolean
}

/** Something that goes to the history; what it is then is asked when it goes. */
export interface Fed {
  /** Belongs to the feed. */
  turn?: Turn
  /** Bytes of its bodies. */
  readonly weight: number
  /** Whether it is a call of which nothing changes any more. */
  readonly isEnded?: boolean
  /** Null: it is not worth telling any more. */
  entry(withDetails: boolean): FedEntry | null
}

export interface Flood {
  readonly from: number
  readonly until: number
  readonly withoutDetails: number
  readonly lost: number
}

/** What may wait for the thread of the history, and what may be under way to it. */
export interface FeedLimits {
  readonly rows: number
  readonly bytes: number
}
const usualLimits: FeedLimits = { rows: 50_000, bytes: 64 * 1024 * 1024 }
// Where much comes, a batch is never whole otherwise, and whoever asks the history waits for it.
const batchRows = 256
const batchBytes = 8 * 1024 * 1024
/** Batches, and bytes of their bodies. */
const mostUnderWay = 128
const mostBytesUnderWay = 16 * 1024 * 1024
const mostPassed = 1000
const share = 1 / 64
// To write one alone takes several times as long, since the code for it is in no cache by then.
const leastOfTurn = 16
/** Bytes of bodies that are written before the program goes on. */
const small = 32 * 1024
const mostFree = 8

/**
 * What waits for the thread of the history, in order, each once. Bounded: where more comes than can be
 * written, bodies are left out before rows, and how many is told when that is over.
 */
export class Feed {
  readonly #limits: FeedLimits
  // No Map: where much comes and goes, its tables keep in memory for long what has gone.
  #waiting: (Fed | null)[] = []
  #firstWaiting = 0
  #bytes = 0
  #added = 0
  // No batches: what is large in them has been copied, and goes.
  #underWay: { readonly weight: number; readonly memory: SharedArrayBuffer }[] = []
  #bytesUnderWay = 0
  /** Memory of batches that have been read. */
  readonly #free: SharedArrayBuffer[] = []
  /** Written down, to be sent. */
  #batch = new Batch(this.#memory())
  #gone = 0
  #flood: Flood | null = null

  constructor(limits: FeedLimits = usualLimits) {
    this.#limits = limits
  }

  get length(): number {
    return this.#waiting.length - this.#firstWaiting
  }

  /** How many were ever added. */
  get added(): number {
    return this.#added
  }

  /** How many of them have gone, in a batch that was asked for. */
  get gone(): number {
    return this.#gone
  }

  /** Whether so much waits that it should go now. */
  get isDue(): boolean {
    if (this.#isWhole) return true
    const rows = this.length + this.#batch.length
    return rows >= batchRows || this.#bytes + this.#batch.weight >= batchBytes
  }

  add(fed: Fed): void {
    const turn = (fed.turn ??= { waits: false, withDetails: true, weight: 0, wasSent: false })
    if (!turn.waits) {
      if (this.length >= this.#limits.rows && !turn.wasSent) {
        this.#note(0, 1)
        return
      }
      turn.waits = true
      turn.withDetails = true
      turn.weight = 0
      this.#waiting.push(fed)
      this.#added += 1
    }
    this.#weigh(turn, fed.weight)
  }

  #weigh(turn: Turn, weight: number): void {
    if (!turn.withDetails) return
    this.#bytes += weight - turn.weight
    turn.weight = weight
    if (this.#bytes <= this.#limits.bytes) return
    this.#bytes -= turn.weight
    turn.weight = 0
    turn.withDetails = false
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
   * Writes some of what waits into a batch: the more waits the more, so that calls do not wait for their record
   * and records do not pile up. Answers whether the batch should go now; else it goes on in another turn.
   */
  write(): boolean {
    this.#writeWhile(() => true)
    return this.length === 0 || this.#isWhole || this.#isFull
  }

  /** Whether so much waits that some of it should be written. */
  get hasTurn(): boolean {
    return this.length >= leastOfTurn
  }

  /** Writes what changes no more and is small: soon, that takes a third of what it does later. */
  writeEnded(): void {
    if (!this.hasTurn) return
    this.#writeWhile(({ isEnded = false, weight }) => isEnded && weight <= small)
  }

  #writeWhile(isMeant: (fed: Fed) => boolean): void {
    const most = Math.max(leastOfTurn, Math.ceil(this.length * share))
    for (let count = 0; count < most && !this.#isWhole && !this.#isFull; count += 1) {
      const fed = this.#waiting[this.#firstWaiting]
      if (fed == null || !isMeant(fed)) return
      this.#passFirst()
      this.#writeDown(fed)
    }
  }

  get #isFull(): boolean {
    return this.#underWay.length >= mostUnderWay || this.#bytesUnderWay >= mostBytesUnderWay
  }

  /** What was written. Null: nothing, or there is no room for it under way. */
  batch(): SentBatch | null {
    if (this.#isFull) return null
    this.#gone = this.#added - this.length
    if (this.#batch.length === 0) return null
    const { weight, sent } = this.#batch
    this.#underWay.push({ weight, memory: sent.memory })
    this.#bytesUnderWay += weight
    this.#batch = new Batch(this.#memory())
    return sent
  }

  #memory(): SharedArrayBuffer {
    return this.#free.pop() ?? new SharedArrayBuffer(memoryOfBatch)
  }

  get #isWhole(): boolean {
    const { length, weight, isFull } = this.#batch
    return isFull || length >= batchRows || weight >= batchBytes
  }

  #writeDown(fed: Fed): void {
    const { turn } = fed
    const weight = turn?.weight ?? 0
    if (turn !== undefined) {
      turn.waits = false
      turn.weight = 0
      turn.wasSent = true
    }
    this.#bytes -= weight
    this.#batch.weight += weight
    this.#put(fed, turn?.withDetails ?? true)
  }

  #passFirst(): void {
    this.#waiting[this.#firstWaiting] = null
    this.#firstWaiting += 1
    if (this.length === 0 || this.#firstWaiting > mostPassed) {
      this.#waiting = this.#waiting.slice(this.#firstWaiting)
      this.#firstWaiting = 0
    }
  }

  // One that cannot be told must hold up no other, nor end the program.
  #put(fed: Fed, withDetails: boolean): void {
    try {
      const entry = fed.entry(withDetails)
      if (entry !== null) this.#batch.add(entry)
    } catch {
      this.#note(0, 1)
    }
  }

  /** The oldest batch under way has been read. */
  taken(): void {
    const batch = this.#underWay.shift()
    if (batch === undefined) return
    this.#bytesUnderWay -= batch.weight
    if (this.#free.length < mostFree) this.#free.push(batch.memory)
  }

  /** So many of what has gone could not be written down. */
  lost(calls: number): void {
    this.#note(0, calls)
  }

  /** What was left out since it was last asked, once there is room again; null: nothing. */
  pastFlood(): Flood | null {
    if (this.#flood === null) return null
    if (this.length > this.#limits.rows / 2 || this.#bytes > this.#limits.bytes / 2) return null
    const flood = this.#flood
    this.#flood = null
    return flood
  }
}
