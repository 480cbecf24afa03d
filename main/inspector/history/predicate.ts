import type { Comparison, Filter, NumberField, TextField } from '../filter/filter.ts'
import { regexTest } from '../filter/regex.ts'
import { callStatuses } from '../tool-call.ts'
import { type Columns, flags, noColour } from './columns.ts'
import { textSeparator } from './said.ts'
import type { Dictionaries, WordKind } from './words.ts'

/** Texts of rows that are not in the columns. Each reads from the database, some microseconds. */
export interface RowTexts {
  /** What a free search looks into: tool, arguments, error, note. */
  said(position: number): string
  error(position: number): string
  sid(position: number): string
}

/** A text that the index of three letters can find: for which rows it stands is known block by block. */
export interface IndexedText {
  readonly text: string
  readonly in: 'said' | 'error' | 'sid'
  /** Answers for one row, by reading it. */
  test(position: number): boolean
  /** Found by the index for the rows from `from` to `to`; null: not looked for. */
  found: { readonly from: number; readonly to: number; readonly bits: Uint8Array } | null
}

export interface Predicate {
  test(position: number): boolean
  /** True where only the texts could still say no. */
  mayPass(position: number): boolean
  readonly indexed: readonly IndexedText[]
  /** Whether texts have to be read that no index knows. */
  readonly reads: boolean
}

type Test = (position: number) => boolean
/** `cost`: 0 by columns, 1 by the index of texts, 2 by reading. */
interface Part {
  readonly test: Test
  readonly mayPass: Test
  readonly cost: number
}

const always: Test = () => true

export interface PredicateSources {
  readonly columns: Columns
  readonly words: Dictionaries
  readonly texts: RowTexts
  /** Unix time in ms, of relative times. */
  readonly now: number
}

/** What a filter means for the rows of a history. */
export function compile(filter: Filter, sources: PredicateSources): Predicate {
  const indexed: IndexedText[] = []
  const part = partOf(filter, sources, indexed)
  return { ...part, indexed, reads: part.cost > 1 }
}

function partOf(filter: Filter, sources: PredicateSources, indexed: IndexedText[]): Part {
  switch (filter.kind) {
    case 'all':
      return allOf(filter.of.map((one) => partOf(one, sources, indexed)))
    case 'any':
      return anyOf(filter.of.map((one) => partOf(one, sources, indexed)))
    case 'not': {
      const { test, cost } = partOf(filter.of, sources, indexed)
      const not: Test = (position) => !test(position)
      return { test: not, mayPass: cost === 0 ? not : always, cost }
    }
    case 'field':
      return fieldPart(filter, sources, indexed)
    case 'number':
      return byColumns(numberTest(filter.field, filter.comparison, filter.value, sources))
    case 'time':
      return byColumns(timeTest(filter, sources))
    case 'is':
      return byColumns(isTest(filter.what, sources))
    case 'text':
      return textPart('said', filter.text, sources, indexed)
    case 'regex': {
      const test = regexTest(filter.source, filter.flags)
      return byReading((position) => sources.texts.said(position).split(textSeparator).some(test))
    }
  }
}

const byColumns = (test: Test): Part => ({ test, mayPass: test, cost: 0 })
const byReading = (test: Test): Part => ({ test, mayPass: always, cost: 2 })

function allOf(parts: readonly Part[]): Part {
  if (parts.length === 0) return byColumns(always)
  // The cheap ones first, so that few rows have to be read.
  const ordered = [...parts].sort((one, other) => one.cost - other.cost)
  const [first, second] = ordered
  if (first !== undefined && ordered.length === 1) return first
  const cost = Math.max(...ordered.map((part) => part.cost))
  if (first !== undefined && second !== undefined && ordered.length === 2) {
    return {
      test: (position) => first.test(position) && second.test(position),
      mayPass: (position) => first.mayPass(position) && second.mayPass(position),
      cost
    }
  }
  return {
    test: (position) => ordered.every((part) => part.test(position)),
    mayPass: (position) => ordered.every((part) => part.mayPass(position)),
    cost
  }
}

function anyOf(parts: readonly Part[]): Part {
  const ordered = [...parts].sort((one, other) => one.cost - other.cost)
  return {
    test: (position) => ordered.some((part) => part.test(position)),
    mayPass: (position) => ordered.some((part) => part.mayPass(position)),
    cost: Math.max(0, ...ordered.map((part) => part.cost))
  }
}

const wordKindOf: Partial<Record<TextField, WordKind>> = {
  tool: 'tool',
  client: 'client',
  profile: 'profile',
  host: 'host',
  session: 'session'
}

function fieldPart(
  { field, value, exact }: { field: TextField; value: string; exact: boolean },
  sources: PredicateSources,
  indexed: IndexedText[]
): Part {
  const { columns, words } = sources
  const matches = matcher(value, exact)
  const kind = wordKindOf[field]
  if (kind !== undefined) {
    const accepts = wordTest(kind, matches, words)
    return byColumns((position) => accepts(columns.arrays[kind][position] ?? 0))
  }
  if (field === 'index') {
    const accepts = wordTest('indexes', (list) => list.split(',').some(matches), words)
    return byColumns((position) => accepts(columns.arrays.indexes[position] ?? 0))
  }
  if (field === 'status') {
    const accepted = callStatuses.map(matches)
    return byColumns(
      (position) =>
        !columns.isMark(position) && accepted[columns.arrays.status[position] ?? 0] === true
    )
  }
  if (field === 'origin') {
    const accepted = ['client', 'analyst'].map(matches)
    return byColumns(
      (position) =>
        !columns.isMark(position) && accepted[columns.arrays.origin[position] ?? 0] === true
    )
  }
  if (field === 'colour') {
    return byColumns((position) => {
      const colour = columns.arrays.colour[position] ?? noColour
      return colour !== noColour && matches(String(colour))
    })
  }
  if (field !== 'error' && field !== 'sid') return byColumns(() => false)
  const has = byColumns((position) => ((columns.arrays.flags[position] ?? 0) & flags[field]) !== 0)
  if (value === '') return has
  const reads = byReading((position) => matches(sources.texts[field](position)))
  return allOf([has, exact ? reads : textPart(field, value, sources, indexed)])
}

function matcher(value: string, exact: boolean): (text: string) => boolean {
  const sought = value.toLowerCase()
  return exact
    ? (text) => text.toLowerCase() === sought
    : (text) => text.toLowerCase().includes(sought)
}

// Each word is looked at once, however many rows have it.
function wordTest(kind: WordKind, matches: (word: string) => boolean, words: Dictionaries) {
  const known: boolean[] = []
  return (id: number): boolean => {
    const answer = known[id]
    if (answer !== undefined) return answer
    for (let next = known.length; next <= id; next += 1) {
      // The first is the empty one: a row that has none, where nothing can be found.
      known.push(next !== 0 && matches(words[kind].of(next)))
    }
    return known[id] ?? false
  }
}

const shortestIndexed = 3

function textPart(
  place: IndexedText['in'],
  text: string,
  { texts }: PredicateSources,
  indexed: IndexedText[]
): Part {
  const matches = matcher(text, false)
  const test: Test = (position) => matches(texts[place](position))
  if (Array.from(text).length < shortestIndexed) return byReading(test)
  const leaf: IndexedText = { text, in: place, test, found: null }
  indexed.push(leaf)
  return {
    test: (position) => {
      const { found } = leaf
      if (found === null || position < found.from || position >= found.to) return test(position)
      return found.bits[position - found.from] === 1
    },
    mayPass: always,
    cost: 1
  }
}

const numberColumns = {
  took: 'ms',
  splunk: 'splunkMs',
  rows: 'rows',
  size: 'bytes'
} as const satisfies Record<NumberField, string>

function numberTest(
  field: NumberField,
  comparison: Comparison,
  value: number,
  { columns }: PredicateSources
): Test {
  const column = numberColumns[field]
  const at = (position: number) => columns.arrays[column][position] ?? NaN
  switch (comparison) {
    case '<':
      return (position) => at(position) < value
    case '<=':
      return (position) => at(position) <= value
    case '=':
      return (position) => at(position) === value
    case '>=':
      return (position) => at(position) >= value
    case '>':
      return (position) => at(position) > value
  }
}

function timeTest(
  { field, at }: { field: 'since' | 'before'; at: number | { readonly ago: number } },
  { columns, now }: PredicateSources
): Test {
  const limit = typeof at === 'number' ? at : now - at.ago
  return field === 'since'
    ? (position) => (columns.arrays.at[position] ?? 0) >= limit
    : (position) => (columns.arrays.at[position] ?? 0) < limit
}

function isTest(
  what: 'pinned' | 'noted' | 'running' | 'unkept',
  { columns }: PredicateSources
): Test {
  if (what === 'running') {
    // Or waiting.
    return (position) =>
      !columns.isMark(position) && Number.isNaN(columns.arrays.ms[position] ?? NaN)
  }
  const flag = flags[what]
  return (position) => ((columns.arrays.flags[position] ?? 0) & flag) !== 0
}
