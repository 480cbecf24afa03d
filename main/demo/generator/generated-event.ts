import type { DemoEvent } from '../event.ts'
import type { Line } from './line.ts'
import type { Segment } from './segment.ts'

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
    return this.#read().host
  }

  get source(): string {
    return this.#read().source
  }

  get raw(): string {
    return this.#read().raw
  }

  #read(): Line {
    this.#line ??= this.#segment
      .maker(this.#position)
      .make(this.time, this.#segment.seed(this.#position))
    return this.#line
  }
}
