import type { Line, LineMaker } from './line.ts'
import type { PlannedEvent } from './plan-day.ts'

export type Place = Pick<Line, 'host' | 'source'>

/** The events of one index and day, oldest first: 15 bytes for each. */
export class Segment {
  readonly #makers: readonly LineMaker[]
  readonly #times: Float64Array
  readonly #seeds: Uint32Array
  readonly #kinds: Uint8Array
  // Which of the places an event is from, one more than its position there; 0 where nobody has read its line.
  readonly #placeCodes: Uint16Array
  readonly #places: Place[] = []
  readonly #placeNumbers = new Map<string, number>()
  /** Serial number of its first event in the index. */
  readonly first: number

  /** `events` sorted by time. */
  constructor(events: readonly PlannedEvent[], first: number) {
    const kinds = new Map<LineMaker, number>()
    this.first = first
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

  seed(position: number): number {
    return this.#seeds[position] ?? 0
  }

  /** Where an event is from, once its line was read. */
  place(position: number): Place | undefined {
    return this.#places[(this.#placeCodes[position] ?? 0) - 1]
  }

  keepPlace(position: number, { host, source }: Place): void {
    if (this.#placeCodes[position] !== 0) return
    const key = `${host}\n${source}`
    let number = this.#placeNumbers.get(key)
    if (number === undefined) {
      number = this.#places.push({ host, source })
      this.#placeNumbers.set(key, number)
    }
    this.#placeCodes[position] = number
  }

  maker(position: number): LineMaker {
    const maker = this.#makers[this.#kinds[position] ?? -1]
    if (maker === undefined)
      throw new RangeError(`No event ${position} in a segment of ${this.length}.`)
    return maker
  }
}
