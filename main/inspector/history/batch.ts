import type { CommonRedaction, Redaction } from '../raw-call.ts'
import { Redactor } from '../redactor.ts'
import { FrameReader, FrameWriter } from './frames.ts'
import type { FedEntry, RawEntry } from './messages.ts'
import { readCall, writeCall } from './sent-call.ts'
import { HeadersReader, HeadersWriter } from './sent-headers.ts'

/** Entries on their way to the history's thread. */
export interface SentBatch {
  /** Null: the next call in `memory`. */
  readonly entries: readonly (FedEntry | null)[]
  readonly memory: SharedArrayBuffer
  /** Those that calls in `memory` name by their place; the first of each brings the secrets of its own. */
  readonly redactions: readonly CommonRedaction[]
}

/** Bytes: some 160 calls with small bodies. */
export const memoryOfBatch = 256 * 1024

/**
 * Gathers entries for the history's thread. Calls are written into shared memory, which costs the program less
 * than any message; one that does not fit, or cannot be written, goes as it is, and nothing after it.
 */
export class Batch {
  readonly #memory: SharedArrayBuffer
  readonly #frames: FrameWriter
  readonly #entries: (FedEntry | null)[] = []
  readonly #headers = new HeadersWriter()
  readonly #redactions: Redaction[] = []
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
    if (entry.kind !== 'raw') {
      this.#entries.push(entry)
      return
    }
    const isWritten = this.#write(entry)
    this.#entries.push(isWritten ? null : entry)
    // What is written refers to what was written before, so nothing can follow one that is not.
    this.#isFull = !isWritten
  }

  #write(call: RawEntry): boolean {
    try {
      this.#frames.begin()
      this.#writeRedaction(call.redaction)
      writeCall(this.#frames, this.#headers, call)
      return this.#frames.end()
    } catch {
      return false
    }
  }

  #writeRedaction({ secrets, shared, rules }: Redaction): void {
    const place = this.#redactions.findIndex(
      (known) => known.shared === shared && known.rules === rules && areSame(known.secrets, secrets)
    )
    this.#frames.number(place < 0 ? null : place)
    if (place >= 0) return
    this.#frames.texts(secrets)
    this.#redactions.push({ shared, rules, secrets: [...secrets] })
  }

  /** As it goes. */
  get sent(): SentBatch {
    const redactions = this.#redactions.map(({ shared, rules }) => ({ shared, rules }))
    return { entries: this.#entries, memory: this.#memory, redactions }
  }
}

/** The entries of a batch at the other end, one after the other. */
export class ReceivedBatch {
  /** When it came, in the time of `performance.now()`. */
  readonly at = performance.now()
  readonly #batch: SentBatch
  readonly #frames: FrameReader
  readonly #headers = new HeadersReader()
  /** As they were told until now. */
  readonly #redactions: Redaction[] = []
  readonly #redactors = new Map<Redaction, Redactor>()
  #next = 0
  #isBroken = false

  constructor(batch: SentBatch) {
    this.#batch = batch
    this.#frames = new FrameReader(batch.memory)
  }

  /** How many are left. */
  get length(): number {
    return this.#batch.entries.length - this.#next
  }

  /** As it was told. Throws where it cannot be read, and for all in memory after it: they refer to it. */
  next(): FedEntry {
    const entry = this.#batch.entries[this.#next]
    this.#next += 1
    if (entry === undefined) throw new RangeError('A batch has no more entries.')
    return entry ?? this.#read()
  }

  #read(): RawEntry {
    this.#frames.begin()
    const wasBroken = this.#isBroken
    this.#isBroken = true
    const redaction = this.#readRedaction()
    if (wasBroken) throw new RangeError('What a call refers to could not be read.')
    const call = readCall(this.#frames, this.#headers, redaction)
    this.#isBroken = false
    return call
  }

  #readRedaction(): Redaction {
    const place = this.#frames.numberOrNull()
    const known = place === null ? this.#beginRedaction() : this.#redactions[place]
    if (known === undefined) throw new RangeError('A call names no secrets.')
    return known
  }

  #beginRedaction(): Redaction | undefined {
    const common = this.#batch.redactions[this.#redactions.length]
    if (common === undefined) return undefined
    const redaction = { ...common, secrets: this.#frames.texts() }
    this.#redactions.push(redaction)
    return redaction
  }

  /** What takes out what an entry's redaction says: one for all of which it is the same object. */
  redactor(redaction: Redaction): Redactor {
    let redactor = this.#redactors.get(redaction)
    if (redactor === undefined) {
      redactor = Redactor.of(redaction)
      this.#redactors.set(redaction, redactor)
    }
    return redactor
  }

  /** Leaves no secret in its memory, which the next batch may have. Nothing more can be read. */
  wipe(): void {
    this.#frames.wipe()
  }
}

const areSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((text, at) => text === others[at])
