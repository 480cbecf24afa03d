import { FilterParser } from './filter/parser.ts'
import { equalTo, type Predicate, predicate } from './filter/predicate.ts'
import { termsOfText } from './filter/terms.ts'
import type { Result } from './result.ts'
import type { Run } from './run.ts'
import { failed, SearchFailed } from './search-error.ts'
import { compareText, fromValues, type Value, valuesOf } from './value.ts'

/** The fields `eventtype`, `tag` and `tag::<field>` of a row. */
export type Labels = (row: Result) => Readonly<Record<string, Value>>

function matching(search: string): Predicate {
  const nested = () => {
    throw failed('An event type cannot have a subsearch.')
  }
  return predicate(new FilterParser(termsOfText(search), nested).parse().filter)
}

interface EventTypePredicate {
  readonly name: string
  readonly matches: Predicate
}

// splunkd warns of an event type that it cannot read and goes on without it.
function predicates(run: Run): EventTypePredicate[] {
  const { knowledge, user } = run.context
  return knowledge.eventTypes(user).flatMap(({ name, search }) => {
    try {
      return [{ name, matches: matching(search) }]
    } catch (error) {
      if (!(error instanceof SearchFailed)) throw error
      run.warn(`Eventtype '${name}' cannot be used: ${error.message}`)
      return []
    }
  })
}

const ordered = (values: Iterable<string>): Value =>
  fromValues([...new Set(values)].sort(compareText))

/** Puts event types and tags on rows; null when the search cannot read them. */
export function labelsFor(run: Run): Labels | null {
  const { needs, context } = run
  if (needs !== null && !needs('eventtype') && !needs('tag')) return null
  const types = predicates(run)
  const tags = context.knowledge
    .tags(context.user)
    .map(({ field, value, tag }) => ({ field, tag, equal: equalTo(value) }))
  return (row) => {
    const own = types.filter(({ matches }) => matches(row)).map(({ name }) => name)
    const labels: Record<string, Value> = {}
    if (own.length > 0) labels.eventtype = ordered(own)
    const found = new Map<string, string[]>()
    for (const { field, tag, equal } of tags) {
      const values = field === 'eventtype' ? own : valuesOf(row.get(field))
      if (!values.some(equal)) continue
      for (const name of ['tag', `tag::${field}`])
        found.set(name, [...(found.get(name) ?? []), tag])
    }
    for (const [name, values] of found) labels[name] = ordered(values)
    return labels
  }
}
