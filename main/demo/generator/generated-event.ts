import type { DemoEvent } from '../event.ts'
import type { Line } from './line.ts'
import type { Place, Segment } from './segment.ts'

/** An event whose line is written when somebody reads it: many searches need the time alone. */
export class GeneratedEvent implements DemoEvent {
  readonly time: number
  readonly serial: number
  readonly #segment: Segment
  readonly #position: number
  #line: Line | null = null

  constructor(segment: Segment, position: number) {
    this.time = segment.time(position)
    this.serial = segment.first + position
    this.#segment = segment
    this.#position = position
  }

  get index(): string {
    return this.#segment.maker(this.#position).index
  }

  get sourcetype(): string {
    return this.#segment.maker(this.#position).sourcetype
  }

  get host(): string {
    return this.#place().host
  }

  get source(): string {
    return this.#place().source
  }

  get raw(): string {
    return this.#read().raw
  }

  #place(): Place {
    return this.#segment.place(this.#position) ?? this.#read()
  }

  #read(): Line {
    if (this.#line !== null) return this.#line
    const line = this.#segment
      .maker(this.#position)
      .make(this.time, this.#segment.seed(this.#position))
    this.#line = line
    this.#segment.keepPlace(this.#position, line)
    return line
  }
}
