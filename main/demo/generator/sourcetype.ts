import type { FieldNeeds } from '../event.ts'
import type { Day } from './day.ts'
import type { Fields } from './extraction/fields.ts'
import type { Emit } from './line.ts'
import type { Random } from './random.ts'

/** One kind of log source: what it writes on an ordinary day, and the fields that a search finds in it. */
export interface Sourcetype {
  readonly names: readonly string[]
  traffic(day: Day, random: Random, emit: Emit): void
  /** May leave out fields that are not in `needs`; null: adds all. */
  extract(raw: string, fields: Fields, needs: FieldNeeds | null): void
}
