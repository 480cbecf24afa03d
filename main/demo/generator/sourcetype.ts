import type { FieldNeeds } from '../event.ts'
import type { Day } from './day.ts'
import type { Extract } from './extraction/groups.ts'
import type { Emit } from './line.ts'
import type { Random } from './random.ts'

/** One kind of log source: what it writes on an ordinary day, and the fields that a search finds in it. */
export interface Sourcetype {
  readonly names: readonly string[]
  traffic(day: Day, random: Random, emit: Emit): void
  /** How its fields are found; those that are not wanted may be left out. */
  extraction(wanted: FieldNeeds): Extract
}
