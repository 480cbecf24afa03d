import type { DemoEvent, EventSource } from '../event.ts'
import type { Value } from './value.ts'

/**
 * One row on its way through the pipeline. A row of an event extracts its fields when the first of
 * them is asked for: most searches throw most events away before.
 */
export class Result {
  #event: DemoEvent | null
  readonly #source: EventSource | null
  #own: Map<string, Value>
  #extracted: Readonly<Record<string, Value>> | null = null

  constructor(fields: Iterable<readonly [string, Value]> = [], event?: [DemoEvent, EventSource]) {
    this.#own = new Map(fields)
    this.#event = event?.[0] ?? null
    this.#source = event?.[1] ?? null
  }

  get(name: string): Value {
    const own = this.#own.get(name)
    if (own !== undefined) return own
    if (this.#event === null) return null
    const indexed = indexedField(this.#event, name)
    if (indexed !== undefined) return indexed
    const fields = this.#extract()
    return Object.hasOwn(fields, name) ? (fields[name] ?? null) : null
  }

  set(name: string, value: Value): void {
    this.#own.set(name, value)
  }

  /** All names in order, also of fields that are known and null. */
  names(): string[] {
    if (this.#event === null) return [...this.#own.keys()]
    return [...new Set([...Object.keys(this.#extract()), ...this.#own.keys()])]
  }

  /** Replaces all fields. */
  replace(fields: Iterable<readonly [string, Value]>): void {
    this.#own = new Map(fields)
    this.#event = null
  }

  entries(): [string, Value][] {
    return this.names().map((name) => [name, this.get(name)])
  }

  delete(name: string): void {
    if (this.#event !== null) this.replace(this.entries())
    this.#own.delete(name)
  }

  copy(): Result {
    const copy = new Result(this.#own, this.#pair())
    copy.#extracted = this.#extracted
    return copy
  }

  #pair(): [DemoEvent, EventSource] | undefined {
    return this.#event && this.#source ? [this.#event, this.#source] : undefined
  }

  #extract(): Readonly<Record<string, Value>> {
    this.#extracted ??= this.#event && this.#source ? this.#source.fields(this.#event) : {}
    return this.#extracted
  }
}

/** A field that the index has without reading the event; undefined for all others. */
export function indexedField(event: DemoEvent, name: string): Value | undefined {
  switch (name) {
    case 'index':
      return event.index
    case 'sourcetype':
      return event.sourcetype
    case 'host':
      return event.host
    case 'source':
      return event.source
    case '_time':
      return event.time
    case '_raw':
      return event.raw
    default:
      return undefined
  }
}
