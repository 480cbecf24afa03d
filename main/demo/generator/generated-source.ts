import { setImmediate as nextTurn } from 'node:timers/promises'
import type { DemoEvent, EventSource, FieldNeeds, FieldValue } from '../event.ts'
import { secondsPerDay } from './day.ts'
import { defaultFields } from './extraction/default-fields.ts'
import type { Fields } from './extraction/fields.ts'
import type { Extract } from './extraction/groups.ts'
import { extractKeyValues } from './extraction/key-value.ts'
import { IndexEvents, type LiveEvent } from './index-events.ts'
import { KeptLines } from './kept-lines.ts'
import { newestFirst } from './newest-first.ts'
import { planDay } from './plan-day.ts'
import type { Sourcetype } from './sourcetype.ts'
import { sourcetypes } from './sourcetypes.ts'

const daysOfHistory = 7
// These are known without reading the event's fields.
const ofEveryEvent = new Set(['_raw', '_time', 'host', 'index', 'source', 'sourcetype'])
const any: FieldNeeds = () => true
const indexNames: readonly string[] = [
  '_audit',
  '_internal',
  'app',
  'cloud',
  'history',
  'main',
  'network',
  'sales',
  'security',
  'summary',
  'web'
]

/** How a search that can read certain fields gets them. */
interface Reading {
  readonly wanted: FieldNeeds
  /** Whether those that Splunk adds to every event are read; they cost most. */
  readonly withDefaults: boolean
  /** By sourcetype. */
  readonly extracts: Map<string, Extract>
}

/** `count` events from `minTime` to `maxTime`, in seconds; null when the index is empty. */
export interface IndexSize {
  readonly count: number
  readonly minTime: number | null
  readonly maxTime: number | null
}

/**
 * The events of the demo Splunk. Whole days are planned ahead and the clock decides what has happened
 * already, so that a demo that runs for hours has events of the last minutes too.
 */
export class GeneratedSource implements EventSource {
  readonly #seed: number
  readonly #clock: () => number
  readonly #start: number
  readonly #today: number
  #plannedUntil: number
  readonly #kept = new KeptLines()
  readonly #events = new Map(indexNames.map((name) => [name, new IndexEvents(name, this.#kept)]))
  // Of a disabled index nothing can be searched.
  readonly #disabled = new Set<string>()
  readonly #sourcetypes = new Map<string, Sourcetype>(
    sourcetypes.flatMap((sourcetype) => sourcetype.names.map((name) => [name, sourcetype]))
  )

  readonly #readings = new WeakMap<FieldNeeds, Reading>()

  /** `clock` in milliseconds. */
  private constructor(seed: number, clock: () => number) {
    this.#seed = seed
    this.#clock = clock
    this.#start = clock() / 1000 - daysOfHistory * secondsPerDay
    this.#today = Math.floor(clock() / 1000 / secondsPerDay)
    this.#plannedUntil = this.#today - daysOfHistory
  }

  /** Plans a day per turn of the event loop, so that the program stays responsive meanwhile. */
  static async create(seed: number, clock: () => number): Promise<GeneratedSource> {
    const source = new GeneratedSource(seed, clock)
    while (source.#plannedUntil <= source.#today) {
      source.#planNext()
      await nextTurn()
    }
    return source
  }

  /** Those that can be searched. */
  get indexes(): readonly string[] {
    return [...this.#events.keys()].filter((name) => !this.#disabled.has(name))
  }

  /** Adds an index, or changes whether it can be searched. */
  keepIndex(name: string, enabled: boolean): void {
    if (!this.#events.has(name)) {
      this.#events.set(name, new IndexEvents(name, this.#kept))
    }
    if (enabled) this.#disabled.delete(name)
    else this.#disabled.add(name)
  }

  /** With its events. */
  removeIndex(name: string): void {
    this.#events.delete(name)
    this.#disabled.delete(name)
  }

  events(indexes: ReadonlySet<string>, earliest: number, latest: number): Iterable<DemoEvent> {
    const until = this.#until(latest)
    const from = Math.max(earliest, this.#start)
    return newestFirst(
      [...this.#events.values()]
        .filter(({ name }) => indexes.has(name) && !this.#disabled.has(name))
        .map((events) => events.newestFirst(from, until))
    )
  }

  fields(event: DemoEvent, needs: FieldNeeds | null = null): Readonly<Record<string, FieldValue>> {
    const reading = this.#reading(event, needs ?? any)
    const extract = this.#extract(event, reading)
    if (!reading.withDefaults) {
      const fields: Fields = {}
      extract(event.raw, fields)
      return fields
    }
    const fields = defaultFields(event)
    // What an event says about itself does not replace where it came from.
    const { host, source, sourcetype, index } = fields
    extract(event.raw, fields)
    return Object.assign(fields, { host, source, sourcetype, index })
  }

  #reading(event: DemoEvent, needs: FieldNeeds): Reading {
    let reading = this.#readings.get(needs)
    if (reading === undefined) {
      const names = Object.keys(defaultFields(event))
      const withDefaults = names.some((name) => needs(name) && !ofEveryEvent.has(name))
      reading = { wanted: withDefaults ? any : needs, withDefaults, extracts: new Map() }
      this.#readings.set(needs, reading)
    }
    return reading
  }

  #extract({ sourcetype }: DemoEvent, { wanted, extracts }: Reading): Extract {
    let extract = extracts.get(sourcetype)
    if (extract === undefined) {
      extract = this.#sourcetypes.get(sourcetype)?.extraction(wanted) ?? extractKeyValues
      extracts.set(sourcetype, extract)
    }
    return extract
  }

  /** Writes the lines of the indexes that searches mostly read, so that these find them; a millisecond or two at a time. */
  *warm(): Generator<undefined, void> {
    for (const [name, events] of this.#events) if (!name.startsWith('_')) yield* events.warm()
  }

  /** Lets go of the lines that nobody has read since the last sweep. */
  sweep(): void {
    this.#kept.sweep()
  }

  size(index: string): IndexSize {
    const events = this.#events.get(index)
    const until = this.#until(Number.POSITIVE_INFINITY)
    const count = events?.count(this.#start, until) ?? 0
    if (events === undefined || count === 0) return { count: 0, minTime: null, maxTime: null }
    const [newest] = events.newestFirst(this.#start, until)
    return { count, minTime: events.oldest(this.#start), maxTime: newest?.time ?? null }
  }

  /** Adds an event that a caller sent or the demo itself caused; the newest 5,000 of an index are kept. */
  append(index: string, event: LiveEvent): void {
    this.#events.get(index)?.addLive(event)
  }

  /** Nothing lies in the future: the present moment included, what is planned after it not. */
  #until(latest: number): number {
    const now = this.#clock() / 1000
    const day = Math.floor(now / secondsPerDay)
    // After a long sleep of the machine only the days that a week's search can reach are planned.
    this.#plannedUntil = Math.max(this.#plannedUntil, day - daysOfHistory)
    while (this.#plannedUntil <= day) this.#planNext()
    return Math.min(latest, now + 0.001)
  }

  #planNext(): void {
    const planned = planDay(this.#seed, this.#plannedUntil, this.#today)
    for (const [index, events] of planned) this.#events.get(index)?.addDay(events)
    this.#plannedUntil += 1
  }
}
