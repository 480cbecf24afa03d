import type { DemoEvent } from '../event.ts'
import { GeneratedEvent } from './generated-event.ts'
import type { KeptLines } from './kept-lines.ts'
import type { PlannedEvent } from './plan-day.ts'
import { Segment } from './segment.ts'

const keptLive = 5000
// Events of the demo's own requests are numbered above all generated ones.
const firstLiveSerial = 100_000_000

export type LiveEvent = Omit<DemoEvent, 'serial' | 'index'>

/** The events of one index: generated ones by day, and the newest of those that the demo itself wrote. */
export class IndexEvents {
  readonly name: string
  readonly #kept: KeptLines
  readonly #segments: Segment[] = []
  readonly #live: DemoEvent[] = []
  #liveSerial = firstLiveSerial

  constructor(name: string, kept: KeptLines) {
    this.name = name
    this.#kept = kept
  }

  addDay(events: readonly PlannedEvent[]): void {
    const last = this.#segments.at(-1)
    const first = last === undefined ? 0 : last.first + last.length
    this.#segments.push(new Segment(events, first, this.#kept))
  }

  addLive(event: LiveEvent): void {
    this.#live.push({ ...event, index: this.name, serial: this.#liveSerial })
    this.#liveSerial += 1
    if (this.#live.length > keptLive) this.#live.shift()
  }

  /** `earliest` inclusive, `latest` exclusive. */
  count(earliest: number, latest: number): number {
    const generated = this.#segments.reduce(
      (sum, segment) => sum + Math.max(0, segment.before(latest) - segment.before(earliest)),
      0
    )
    return generated + this.#live.filter(({ time }) => time >= earliest && time < latest).length
  }

  /** Time of the oldest event that is not older than `earliest`, or null. */
  oldest(earliest: number): number | null {
    const times = this.#segments
      .filter((segment) => segment.before(earliest) < segment.length)
      .map((segment) => segment.time(segment.before(earliest)))
    const live = this.#live.find(({ time }) => time >= earliest)?.time
    return (
      [...times.slice(0, 1), ...(live === undefined ? [] : [live])].sort((a, b) => a - b)[0] ?? null
    )
  }

  newestFirst(earliest: number, latest: number): Generator<DemoEvent, undefined> {
    const generated = this.#generated(earliest, latest)
    const live = this.#live.filter(({ time }) => time >= earliest && time < latest)
    return live.length === 0 ? generated : this.#withLive(generated, live.reverse())
  }

  /** Writes the lines that are not kept, some at a time. */
  *warm(): Generator<undefined, void> {
    for (const segment of this.#segments.toReversed()) yield* segment.warm()
  }

  *#withLive(
    generated: Generator<DemoEvent, undefined>,
    newestFirst: readonly DemoEvent[]
  ): Generator<DemoEvent, undefined> {
    let next = generated.next()
    for (const live of newestFirst) {
      for (; next.value !== undefined && next.value.time > live.time; next = generated.next()) {
        yield next.value
      }
      yield live
    }
    for (; next.value !== undefined; next = generated.next()) yield next.value
  }

  *#generated(earliest: number, latest: number): Generator<DemoEvent, undefined> {
    for (const segment of this.#segments.toReversed()) {
      const end = segment.before(earliest)
      for (let position = segment.before(latest) - 1; position >= end; position -= 1) {
        yield new GeneratedEvent(segment, position)
      }
    }
  }
}
