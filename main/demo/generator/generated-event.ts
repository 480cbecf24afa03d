import type { DemoEvent } from '../event.ts'
import type { Segment } from './segment.ts'

/** An event whose line is written when somebody reads it: many searches need the time alone. */
export class GeneratedEvent implements DemoEvent {
  readonly time: number
  readonly serial: number
  readonly #segment: Segment
  readonly #position: number
  #raw: string | null = null

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
    return this.#segment.place(this.#position).host
  }

  get source(): string {
    return this.#segment.place(this.#position).source
  }

  get raw(): string {
    this.#raw ??= this.#segment.raw(this.#position)
    return this.#raw
  }
}
