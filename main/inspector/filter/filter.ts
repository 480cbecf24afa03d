/** Fields whose text is looked into; without regard to case. */
export const textFields = [
  'tool',
  'client',
  'profile',
  'host',
  'session',
  'sid',
  'index',
  'status',
  'error',
  'origin',
  'colour'
] as const
export type TextField = (typeof textFields)[number]

/** Fields that are numbers: milliseconds, rows, bytes. */
export const numberFields = ['took', 'splunk', 'rows', 'size'] as const
export type NumberField = (typeof numberFields)[number]

export type Comparison = '<' | '<=' | '=' | '>=' | '>'

/** What a filter means: which calls it lets through. */
export type Filter =
  /** Empty: everything. */
  | { readonly kind: 'all'; readonly of: readonly Filter[] }
  | { readonly kind: 'any'; readonly of: readonly Filter[] }
  | { readonly kind: 'not'; readonly of: Filter }
  /** `exact`: the whole value (tool:=name), else a part of it. */
  | {
      readonly kind: 'field'
      readonly field: TextField
      readonly value: string
      readonly exact: boolean
    }
  | {
      readonly kind: 'number'
      readonly field: NumberField
      readonly comparison: Comparison
      readonly value: number
    }
  /** Began since or before a time: Unix time in ms, or as long before now. */
  | {
      readonly kind: 'time'
      readonly field: 'since' | 'before'
      readonly at: number | { readonly ago: number }
    }
  | { readonly kind: 'is'; readonly what: 'pinned' | 'noted' | 'running' | 'unkept' }
  /** Anywhere in the tool's name, the SPL or arguments, the error and the note. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'regex'; readonly source: string; readonly flags: '' | 'i' }
