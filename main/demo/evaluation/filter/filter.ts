import type { CompiledSearch } from '../compiled-search.ts'

export type Comparator = '=' | '!=' | '<' | '<=' | '>' | '>='

export interface Comparison {
  readonly kind: 'comparison'
  readonly field: string
  readonly operator: Comparator
  readonly value: string
}

/** What a `search` keeps, as read: nothing is compiled yet. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Filter[] }
  | { readonly kind: 'not'; readonly part: Filter }
  | Comparison
  | { readonly kind: 'keyword'; readonly text: string; readonly caseSensitive: boolean }
  | { readonly kind: 'subsearch'; readonly search: CompiledSearch }
  | { readonly kind: 'all' }

/** A filter and the time range that stands in it; times as written. */
export interface ParsedFilter {
  readonly filter: Filter
  readonly earliest: string | null
  readonly latest: string | null
  /** When an event was indexed, where the search says so. */
  readonly indexEarliest: string | null
  readonly indexLatest: string | null
}
