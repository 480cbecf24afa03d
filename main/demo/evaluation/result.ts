import type { DemoEvent, EventSource, FieldNeeds } from '../event.ts'
import type { Labels } from './labels.ts'
import type { Value } from './value.ts'

/** Where event rows get their fields from, and which of them the search can read (null means all). */
export interface Origin {
  readonly source: EventSource
  readonly needs: FieldNeeds | null
  readonly labels: Labels | null
}

const isLabel = /^(?:eventtype|tag)(?:$|::)/
const indexedNames = ['_raw', '_time', 'host', 'index', 'source', 'sourcetype']
const isIndexed = new Set(indexedNames)

/**
 * One row on its way through the pipeline. A row of an event extracts its fields when the first of
 * them is asked for: most searches throw most events away before.
 */
export class Result {
  readonly #event: DemoEvent | null
  readonly #origin: Origin | null
  #own: Map<string, Value> | null
  #gone: Set<string> | null = null
  #extracted: Readonly<Record<string, Value>> | null = null
  #labels: Readonly<Record<string, Value>> | null = null
  #settled = false

  constructor(
    fields: Iterable<readonly [string, Value]> | null = [],
    event: DemoEvent | null = null,
    origin: Origin | null = null
  ) {
    this.#event = event
    this.#origin = origin
    this.#own = fields && new Map(fields)
  }

  get ofEvent(): boolean {
    return this.#event !== null
  }

  get(name: string): Value {
    const own = this.#own?.get(name)
    if (own !== undefined) return own
    if (this.#event === null || this.#gone?.has(name)) return null
    const indexed = indexedField(this.#event, name)
    if (indexed !== undefined) return indexed
    if (this.#origin?.labels && isLabel.test(name)) {
      const label = this.#label()?.[name]
      if (label !== undefined) return label
    }
    const fields = this.#extract(this.#event)
    return Object.hasOwn(fields, name) ? (fields[name] ?? null) : null
  }

  set(name: string, value: Value): void {
    this.#own ??= new Map()
    this.#own.set(name, value)
  }

  delete(name: string): void {
    this.#own?.delete(name)
    if (this.#event === null) return
    this.#gone ??= new Set()
    this.#gone.add(name)
  }

  /** All names in order, also of fields that are known and null. */
  names(): string[] {
    const own = this.#own?.keys() ?? []
    if (this.#event === null) return [...own]
    const names = new Set([...indexedNames, ...Object.keys(this.#extract(this.#event))])
    for (const name in this.#label()) names.add(name)
    for (const name of this.#gone ?? []) names.delete(name)
    for (const name of own) names.add(name)
    return [...names]
  }

  entries(): [string, Value][] {
    const found: [string, Value][] = []
    this.visit((name, value) => found.push([name, value]))
    return found
  }

  /** All fields in the order of `names`. An untouched event needs no list of them for it. */
  visit(visitor: (name: string, value: Value) => void): void {
    if (this.#event === null || this.#own !== null || this.#gone !== null) {
      for (const name of this.names()) visitor(name, this.get(name))
      return
    }
    const fields = this.#extract(this.#event)
    const labels = this.#label()
    for (const name of indexedNames) visitor(name, indexedField(this.#event, name) ?? null)
    for (const name in fields) {
      if (isIndexed.has(name) || (labels !== null && name in labels)) continue
      visitor(name, fields[name] ?? null)
    }
    for (const name in labels) visitor(name, labels[name] ?? null)
  }

  copy(): Result {
    const copy = new Result(this.#own, this.#event, this.#origin)
    copy.#gone = this.#gone && new Set(this.#gone)
    copy.#extracted = this.#extracted
    copy.#labels = this.#labels
    copy.#settled = this.#settled
    return copy
  }

  /** Lets go of what the search cannot read, for a row that is kept for long. */
  settle(): void {
    const needs = this.#origin?.needs
    if (!needs || this.#extracted === null || this.#settled) return
    const kept: Record<string, Value> = {}
    for (const name in this.#extracted) {
      if (needs(name)) kept[name] = this.#extracted[name] ?? null
    }
    this.#extracted = kept
    this.#settled = true
  }

  #label(): Readonly<Record<string, Value>> | null {
    const labels = this.#origin?.labels
    if (!labels || this.#labels !== null) return this.#labels
    // An event type that asks for event types finds none.
    this.#labels = {}
    this.#labels = labels(this)
    return this.#labels
  }

  #extract(event: DemoEvent): Readonly<Record<string, Value>> {
    this.#extracted ??= this.#origin?.source.fields(event, this.#origin.needs) ?? {}
    return this.#extracted
  }
}

/** A field that the index has without reading the event; undefined for all others. */
function indexedField(event: DemoEvent, name: string): Value | undefined {
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
