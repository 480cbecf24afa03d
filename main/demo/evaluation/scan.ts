import type { DemoEvent } from '../event.ts'
import { parseTimeModifier } from '../time-modifier.ts'
import type { Filter, ParsedFilter } from './filter/filter.ts'
import {
  equalTo,
  indexTerms,
  partially,
  type Predicate,
  predicate,
  remaining
} from './filter/predicate.ts'
import { withSubsearches } from './filter/subsearches.ts'
import { labelsFor } from './labels.ts'
import { Result } from './result.ts'
import type { Rows } from './rows.ts'
import type { Run } from './run.ts'
import { commandError } from './search-error.ts'

const week = 7 * 86_400

function timeOf(text: string | null, name: string, otherwise: number, run: Run): number {
  if (text === null) return otherwise
  const time = parseTimeModifier(text, run.now)
  if (time === null) throw commandError('search', `Invalid value "${text}" for time term '${name}'`)
  return time
}

/** Whether an event was indexed in the range that the search asks for: the second after it happened. */
function indexedInRange({ indexEarliest, indexLatest }: ParsedFilter, run: Run) {
  if (indexEarliest === null && indexLatest === null) return null
  const from = timeOf(indexEarliest, 'index_earliest', 0, run)
  const to = timeOf(indexLatest, 'index_latest', Number.POSITIVE_INFINITY, run)
  return ({ time }: DemoEvent): boolean => Math.ceil(time) >= from && Math.ceil(time) < to
}

function setRange({ earliest, latest }: ParsedFilter, run: Run): void {
  if (earliest === null && latest === null) return
  run.earliest = timeOf(earliest, 'earliest', run.earliest, run)
  run.latest = timeOf(latest, 'latest', run.latest, run)
  run.messages.push({
    type: 'INFO',
    text: 'Your timerange was substituted based on your search string'
  })
}

/** The indexes that a filter can reach. Internal ones only by name, all others also without. */
export function reachableIndexes(filter: Filter, indexes: readonly string[]): Set<string> {
  const named = indexTerms(filter).filter(({ operator }) => operator === '=')
  return new Set(
    indexes.filter((index) => {
      const internal = index.startsWith('_')
      const meant = named.some(
        ({ value }) => (!internal || value.startsWith('_')) && equalTo(value)(index)
      )
      return (meant || !internal) && partially(filter, { index }) !== false
    })
  )
}

/** What is left to test of an event of an index and sourcetype; null: none of them can match. */
function tests(filter: Filter): (event: DemoEvent) => Predicate | null {
  const ofIndex = new Map<string, Map<string, Predicate | null>>()
  return ({ index, sourcetype }) => {
    let known = ofIndex.get(index)
    if (known === undefined) ofIndex.set(index, (known = new Map<string, Predicate | null>()))
    let test = known.get(sourcetype)
    if (test === undefined) {
      const origin = { index, sourcetype }
      test = partially(filter, origin) === false ? null : predicate(remaining(filter, origin))
      known.set(sourcetype, test)
    }
    return test
  }
}

/**
 * The events of a search, newest first. What index and sourcetype already exclude is skipped without
 * reading the event.
 */
export async function* scan(parsed: ParsedFilter, run: Run): Rows {
  setRange(parsed, run)
  const { source } = run.context
  const filter = await withSubsearches(parsed.filter, run)
  const indexes = reachableIndexes(filter, source.indexes)
  if (indexes.size === 0 || run.earliest >= run.latest) return
  const testOf = tests(filter)
  const isIndexed = indexedInRange(parsed, run)
  const from = Math.max(run.earliest, run.now - week)
  const to = Math.min(run.latest, run.now)
  const labels = labelsFor(run)
  // Event types may ask for any field.
  const origin = { source, needs: labels === null ? run.needs : null, labels }
  let found: Result[] = []
  for (const event of source.events(indexes, run.earliest, run.latest)) {
    run.scanned += 1
    const matches = testOf(event)
    if (matches !== null && isIndexed?.(event) !== false) {
      const result = new Result(null, event, origin)
      if (matches(result)) {
        run.matched += 1
        found.push(result)
      }
    }
    if (run.scanned % 64 !== 0) continue
    if (found.length > 0) {
      yield found
      found = []
    }
    const done = to > from ? Math.min(1, Math.max(0, (to - event.time) / (to - from))) : 1
    run.context.onProgress({ scanned: run.scanned, matched: run.matched, done })
    await run.pause()
  }
  if (found.length > 0) yield found
  run.context.onProgress({ scanned: run.scanned, matched: run.matched, done: 1 })
}
