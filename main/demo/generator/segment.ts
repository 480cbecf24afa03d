import { type KeptLines, LineBlock } from './kept-lines.ts'
import type { Line, LineMaker } from './line.ts'
import type { PlannedEvent } from './plan-day.ts'

export type Place = Pick<Line, 'host' | 'source'>

// So many lines are written at once: a millisecond or two.
const linesInBlock = 256

/** The events of one index and day, oldest first: 15 bytes for each, and the lines that are kept. */
export class Segment {
  readonly #kept: KeptLines
  readonly #blocks: (LineBlock | undefined)[]
  readonly #makers: readonly LineMaker[]
  readonly #times: Float64Array
  readonly #seeds: Uint32Array
  readonly #kinds: Uint8Array
  // Which of the places an event is from, one more than its position there; 0 where nobody has read its line.
  readonly #placeCodes: Uint16Array
  readonly #places: Place[] = []
  /** Serial number of its first event in the index. */
  readonly first: number

  /** `events` sorted by time. */
  constructor(events: readonly PlannedEvent[], first: number, kept: KeptLines) {
    const kinds = new Map<LineMaker, number>()
    this.first = first
    this.#kept = kept
    this.#blocks = new Array<undefined>(Math.ceil(events.length / linesInBlock)).fill(undefined)
    this.#times = new Float64Array(events.length)
    this.#seeds = new Uint32Array(events.length)
    this.#kinds = new Uint8Array(events.length)
    this.#placeCodes = new Uint16Array(events.length)
    events.forEach(({ maker, time, seed }, position) => {
      const kind = kinds.get(maker) ?? kinds.size
      kinds.set(maker, kind)
      this.#times[position] = time
      this.#seeds[position] = seed
      this.#kinds[position] = kind
    })
    this.#makers = [...kinds.keys()]
  }

  get length(): number {
    return this.#times.length
  }

  /** How many events are older than `time`: the position of the first one that is not. */
  before(time: number): number {
    let [low, high] = [0, this.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.time(middle) < time) low = middle + 1
      else high = middle
    }
    return low
  }

  time(position: number): number {
    return this.#times[position] ?? Number.NaN
  }

  /** Where an event is from. */
  place(position: number): Place {
    if (this.#placeCodes[position] === 0) this.#write(Math.floor(position / linesInBlock))
    const place = this.#places[(this.#placeCodes[position] ?? 0) - 1]
    if (place === undefined) throw this.#none(position)
    return place
  }

  raw(position: number): string {
    const block = Math.floor(position / linesInBlock)
    const lines = this.#blocks[block] ?? this.#write(block)
    return lines.line(position - block * linesInBlock)
  }

  /** Writes the lines that are not kept, some at a time, the newest first. */
  *warm(): Generator<undefined, void> {
    for (let block = this.#blocks.length - 1; block >= 0; block -= 1) {
      if (this.#blocks[block] !== undefined) continue
      this.#write(block)
      yield
    }
  }

  maker(position: number): LineMaker {
    const maker = this.#makers[this.#kinds[position] ?? -1]
    if (maker === undefined) throw this.#none(position)
    return maker
  }

  #none(position: number): RangeError {
    return new RangeError(`No event ${position} in a segment of ${this.length}.`)
  }

  #write(block: number): LineBlock {
    const lines: string[] = []
    const first = block * linesInBlock
    const end = Math.min(first + linesInBlock, this.length)
    for (let position = first; position < end; position += 1) {
      const line = this.maker(position).make(this.time(position), this.#seeds[position] ?? 0)
      this.#keepPlace(position, line)
      lines.push(line.raw)
    }
    const written = new LineBlock(lines)
    this.#blocks[block] = written
    this.#kept.keep(written, () => (this.#blocks[block] = undefined))
    return written
  }

  #keepPlace(position: number, { host, source }: Place): void {
    if (this.#placeCodes[position] !== 0) return
    let number = this.#places.findIndex((place) => place.host === host && place.source === source)
    if (number < 0) number = this.#places.push({ host, source }) - 1
    this.#placeCodes[position] = number + 1
  }
}
