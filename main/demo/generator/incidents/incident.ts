import type { Emit } from '../line.ts'

/** Something that happened to the demo company, told by events among the ordinary ones. */
export interface Incident {
  /** On which day before the first start of the demo; it is complete whatever the time of day is now. */
  readonly daysAgo: number
  /** `midnight` in seconds. */
  plan(midnight: number, emit: Emit): void
}

/** Seconds after midnight. */
export const clock = (hours: number, minutes: number): number => hours * 3600 + minutes * 60
