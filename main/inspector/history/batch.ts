import type { CommonRedaction, Redaction } from '../raw-call.ts'
import { FrameReader, FrameWriter } from './frames.ts'
import type { FedEntry, RawEntry } from './messages.ts'
import { readCall, writeCall } from './sent-call.ts'

/** Entries on their way to the history's thread. */
export interface SentBatch {
  /** Null: the next call in `memory`. */
  readonly entries: readonly (FedEntry | null)[]
  readonly memory: SharedArrayBuffer
  /** Those that calls in `memory` name by their place. */
  readonly redactions: readonly CommonRedaction[]
}

/** Bytes: some 160 calls with small bodies. */
export const memoryOfBatch = 256 * 1024

/**
 * Gathers entries for the history's thread. Calls are written into shared memory, which costs the program less
 * than any message; what does not fit goes as a message, and nothing after it.
 */
export class Batch {
  readonly #memory: SharedArrayBuffer
  readonly #frames: FrameWriter
  readonly #entries: (FedEntry | null)[] = []
  readonly #redactions: CommonRedaction[] = []
  /** Bytes of bodies. */
  weight = 0
  #isFull = false

  constructor(memory: SharedArrayBuffer) {
    this.#memory = memory
    this.#frames = new FrameWriter(memory)
  }

  get length(): number {
    return this.#entries.length
  }

  get isFull(): boolean {
    return this.#isFull
  }

  add(entry: FedEntry): void {
    if (entry.kind !== 'raw') this.#entries.push(entry)
    else if (this.#write(entry)) this.#entries.push(null)
    else {
      this.#entries.push(entry)
      this.#isFull = true
    }
  }

  #write(call: RawEntry): boolean {
    this.#frames.begin()
    this.#frames.number(this.#placeOf(call.redaction))
    writeCall(this.#frames, call)
    return this.#frames.end()
  }

  #placeOf({ shared, rules }: Redaction): number {
    const last = this.#redactions.at(-1)
    if (last?.shared !== shared || last.rules !== rules) this.#redactions.push({ shared, rules })
    return this.#redactions.length - 1
  }

  /** As it goes. */
  get sent(): SentBatch {
    return { entries: this.#entries, memory: this.#memory, redactions: this.#redactions }
  }
}

/** The entries of a batch at the other end, one after the other. */
export class ReceivedBatch {
  readonly #batch: SentBatch
  readonly #frames: FrameReader
  #next = 0

  constructor(batch: SentBatch) {
    this.#batch = batch
    this.#frames = new FrameReader(batch.memory)
  }

  /** How many are left. */
  get length(): number {
    return this.#batch.entries.length - this.#next
  }

  /** As it was told. Throws where it cannot be read; the next one can. */
  next(): FedEntry {
    const entry = this.#batch.entries[this.#next]
    this.#next += 1
    if (entry === undefined) throw new RangeError('A batch has no more entries.')
    return entry ?? this.#read()
  }

  #read(): RawEntry {
    this.#frames.begin()
    const common = this.#batch.redactions[this.#frames.number()]
    if (common === undefined) throw new RangeError('A call names no secrets.')
    return readCall(this.#frames, common)
  }

  /** Leaves no secret in its memory, which the next batch may have. Nothing more can be read. */
  wipe(): void {
    this.#frames.wipe()
  }
}
