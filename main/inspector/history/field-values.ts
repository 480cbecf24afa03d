import { callStatuses } from '../tool-call.ts'
import { kinds } from './columns.ts'
import type { FieldValue } from './contract.ts'
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

/** What a field of the filter has been, most calls first. */
export function fieldValues(source: Source, field: string, prefix: string): readonly FieldValue[] {
  const kind = kindOf[field]
  const counts =
    field === 'status'
      ? counted(source, source.columns.arrays.status, (id) => callStatuses[id] ?? '')
      : field === 'origin'
        ? counted(source, source.columns.arrays.origin, (id) => (id === 1 ? 'analyst' : 'client'))
        : kind === undefined
          ? new Map<string, number>()
          : counted(source, source.columns.arrays[kind], (id) => source.words[kind].of(id))
  const sought = prefix.toLowerCase()
  const values = new Map<string, number>()
  for (const [word, calls] of counts) {
    for (const value of field === 'index' ? word.split(',') : [word]) {
      if (value === '' || !value.toLowerCase().startsWith(sought)) continue
      values.set(value, (values.get(value) ?? 0) + calls)
    }
  }
  return [...values]
    .map(([value, calls]) => ({ value, calls }))
    .sort((one, other) => other.calls - one.calls)
    .slice(0, most)
}

function counted(
  source: Source,
  column: Uint32Array | Uint16Array | Uint8Array,
  word: (id: number) => string
): ReadonlyMap<string, number> {
  const byId: number[] = []
  const { kind } = source.columns.arrays
  for (let position = 0; position < source.columns.length; position += 1) {
    if (kind[position] === kinds.mark || source.isGone(position)) continue
    const id = column[position] ?? 0
    byId[id] = (byId[id] ?? 0) + 1
  }
  const counts = new Map<string, number>()
  byId.forEach((calls, id) => counts.set(word(id), calls))
  return counts
}
