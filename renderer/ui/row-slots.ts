/**
 * Each row in sight has one of a few slots, whose elements stand in the page in one order. A row that
 * scrolls out leaves its slot to the one that comes in, so that scrolling moves no element.
 */
export interface RowSlots {
  readonly count: number
  /** The one that stands first in the page. */
  readonly first: number
}

/** The slot of a line. */
export const slotOf = (line: number, count: number): number => ((line % count) + count) % count

/** The lines from one up to before another, in the order of their slots in the page. */
export function linesInSlots(from: number, to: number, { count, first }: RowSlots): number[] {
  return Array.from({ length: count }, (_, at) => from + slotOf(first + at - from, count)).filter(
    (line) => line < to
  )
}
