import type { Filter } from '../filter/filter.ts'
import { parseFilter } from '../filter/parser.ts'
import { kinds } from './columns.ts'
import type { ViewQuery } from './contract.ts'
import { compile, type Predicate } from './predicate.ts'
import type { Source } from './source.ts'

export interface QueryPredicate extends Predicate {
  /** Whether a row is there at all for this query, whatever its filter says. */
  isThere(position: number): boolean
}

/** What a query lets through of a history. Throws where its filter does not parse. */
export function predicateOf(
  { filter: text, protocol }: Pick<ViewQuery, 'filter' | 'protocol'>,
  source: Source
): QueryPredicate {
  const { columns, words } = source
  const predicate = compile(parsed(text), { columns, words, texts: source, now: Date.now() })
  const isThere = (position: number) =>
    (protocol || columns.arrays.kind[position] !== kinds.protocol) && !source.isGone(position)
  return { ...predicate, isThere }
}

function parsed(text: string): Filter {
  const result = parseFilter(text)
  if (!result.ok) throw new Error(result.message)
  return result.filter
}
