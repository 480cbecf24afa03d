/** A multivalue field is an array. */
export type FieldValue = string | readonly string[]

/** One generated event. `time` in seconds with milliseconds as fraction. */
export interface DemoEvent {
  readonly time: number
  readonly index: string
  readonly host: string
  readonly source: string
  readonly sourcetype: string
  readonly raw: string
  readonly serial: number
}

/** Which fields a search can read at all; it calls for no other. */
export type FieldNeeds = (name: string) => boolean

/** What a search reads: the generated events of the demo Splunk. */
export interface EventSource {
  readonly indexes: readonly string[]
  /** Newest first; `earliest` inclusive, `latest` exclusive, in seconds. */
  events(indexes: ReadonlySet<string>, earliest: number, latest: number): Iterable<DemoEvent>
  /**
   * Search-time fields of an event, `_raw`, `_time`, index, host, source, sourcetype and such included.
   * With `needs`, default fields that the search cannot read may be left out: they cost most.
   */
  fields(event: DemoEvent, needs?: FieldNeeds | null): Readonly<Record<string, FieldValue>>
}
