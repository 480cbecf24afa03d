import type { FieldValue } from '../event.ts'

export type LookupRow = Readonly<Record<string, FieldValue>>

/** A table that searches read: a CSV file, or a KV store collection, with the rules of its definition. */
export interface Lookup {
  readonly fields: readonly string[]
  readonly rows: readonly LookupRow[]
  readonly caseSensitive: boolean
  /** How a field's values in the table are read; exact where it is not named. */
  readonly matchTypes: Readonly<Record<string, 'WILDCARD' | 'CIDR'>>
  readonly mostMatches: number
  /** Below this number of matches `otherwise` is given. */
  readonly leastMatches: number
  readonly otherwise: string
}

/** A name for the events that a search without commands finds. */
export interface EventType {
  readonly name: string
  readonly search: string
}

/** A tag of a field's value. */
export interface Tag {
  readonly field: string
  readonly value: string
  readonly tag: string
}

/** Arguments of `rest`, as a request has them. */
export type RestArguments = readonly (readonly [name: string, value: string])[]

/** What searches read beside events. */
export interface Knowledge {
  /** By the name of its definition or of its file; null where neither is there. */
  lookup(name: string): Lookup | null
  /** Those that are enabled and that `user` may read. */
  eventTypes(user: string): readonly EventType[]
  tags(user: string): readonly Tag[]
  /** The entries of one of the server's own endpoints, as GET gives them to `user`; null where it refuses. */
  rest(path: string, args: RestArguments, user: string): Promise<readonly LookupRow[] | null>
}
