import { callStatuses } from '../tool-call.ts'
import type { FieldValue, FilterQuery } from './contract.ts'
import { predicateOf } from './query.ts'
import type { Source } from './source.ts'
import type { WordKind } from './words.ts'

const most = 50
const kindOf: Readonly<Record<string, WordKind>> = {
  tool: 'tool',
  client: 'client',
  profile: 'profile',
  host: 'host',
  session: 'session',
  index: 'indexes'
}

interface Counts {
  /** Calls that have a value, whatever the filter says. */
  all: number
  passing: number
}

/**
 * What a field of the filter has been, and how many of the calls that a filter lets through have each, most
 * first. Throws where it does not parse.
 */
export function fieldValues(
  source: Source,
  query: FilterQuery,
  field: string,
  prefix: string
): readonly FieldValue[] {
  const predicate = predicateOf(query, source)
  const isSlow = predicate.reads || predicate.indexed.length > 0
  const column = columnOf(source, field)
  if (column === null) return []
  const byId: (Counts | undefined)[] = []
  for (let position = 0; position < source.columns.length; position += 1) {
    if (source.columns.isMark(position) || !predicate.isThere(position)) continue
    const counts = (byId[column.ids[position] ?? 0] ??= { all: 0, passing: 0 })
    counts.all += 1
    if (!isSlow && predicate.test(position)) counts.passing += 1
  }
  const sought = prefix.toLowerCase()
  const values = new Map<string, Counts>()
  byId.forEach((counts, id) => {
    const word = column.word(id)
    for (const value of field === 'index' ? word.split(',') : [word]) {
      if (counts === undefined || value === '' || !value.toLowerCase().startsWith(sought)) continue
      const { all, passing } = values.get(value) ?? { all: 0, passing: 0 }
      values.set(value, { all: all + counts.all, passing: passing + counts.passing })
    }
  })
  return [...values]
    .sort(([, one], [, other]) => other.passing - one.passing || other.all - one.all)
    .slice(0, most)
    .map(([value, { passing }]) => ({ value, calls: isSlow ? null : passing }))
}

/** The numbers that a field has, and what they mean; null: it has none. */
function columnOf({ columns: { arrays }, words }: Source, field: string) {
  if (field === 'status')
    return { ids: arrays.status, word: (id: number) => callStatuses[id] ?? '' }
  if (field === 'origin')
    return { ids: arrays.origin, word: (id: number) => (id === 1 ? 'analyst' : 'client') }
  const kind = kindOf[field]
  return kind === undefined ? null : { ids: arrays[kind], word: (id: number) => words[kind].of(id) }
}
