import { runSubsearch } from '../compiled-search.ts'
import type { Result } from '../result.ts'
import type { Run } from '../run.ts'
import { failed } from '../search-error.ts'
import { valuesOf } from '../value.ts'
import type { Filter } from './filter.ts'
import { FilterParser } from './parser.ts'
import { termsOfText } from './terms.ts'

const most = 10_000
const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`

function rowText(row: Result): string {
  const parts = row.entries().flatMap(([name, value]) => {
    const values = valuesOf(value)
    if (values.length === 0 || name.startsWith('_')) return []
    const texts =
      name === 'search' || name === 'query'
        ? values
        : values.map((text) => `${/^[\w.{}-]+$/.test(name) ? name : quoted(name)}=${quoted(text)}`)
    return [texts.length > 1 ? `( ${texts.join(' OR ')} )` : (texts[0] ?? '')]
  })
  return parts.length === 0 ? '' : `( ${parts.join(' AND ')} )`
}

/** Rows as search text: `( ( a="1" AND b="2" ) OR ( … ) )`; no rows match nothing. */
export function formatted(rows: readonly Result[]): string {
  const parts = rows.map(rowText).filter((text) => text !== '')
  return parts.length === 0 ? 'NOT ( )' : `( ${parts.join(' OR ')} )`
}

/** Runs the subsearches of a filter and puts what they found in their place. */
export async function withSubsearches(filter: Filter, run: Run): Promise<Filter> {
  switch (filter.kind) {
    case 'subsearch': {
      const text = formatted(await runSubsearch(filter.search, run, most))
      if (text === 'NOT ( )') return { kind: 'not', part: { kind: 'all' } }
      const nested = () => {
        throw failed("Error in 'search' command: A subsearch returned another subsearch.")
      }
      return new FilterParser(termsOfText(text), nested).parse().filter
    }
    case 'not':
      return { kind: 'not', part: await withSubsearches(filter.part, run) }
    case 'and':
    case 'or': {
      const parts: Filter[] = []
      for (const part of filter.parts) parts.push(await withSubsearches(part, run))
      return { kind: filter.kind, parts }
    }
    default:
      return filter
  }
}
