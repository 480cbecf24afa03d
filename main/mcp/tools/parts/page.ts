import { z } from 'zod'

/** What every answer that can be cut says of itself. */
export const pageShape = {
  total: z.int().nullable().describe('How many there are; null when that is not known.'),
  returned: z.int(),
  truncated: z.boolean().describe('Whether there are more than these.'),
  next_offset: z.int().nullable().describe('The offset to go on with; null at the end.')
}

interface Page<Item> {
  readonly items: Item[]
  readonly total: number
  readonly returned: number
  readonly truncated: boolean
  readonly next_offset: number | null
}

/** A piece of a list that is wholly at hand. */
export function pageOf<Item>(
  all: readonly Item[],
  { count, offset }: { readonly count: number; readonly offset: number }
): Page<Item> {
  const items = all.slice(offset, offset + count)
  return { items, ...pageState(items.length, offset, all.length) }
}

/** Where a page of `returned` rows from `offset` stands in `total`. */
export function pageState(returned: number, offset: number, total: number) {
  const truncated = offset + returned < total
  return { total, returned, truncated, next_offset: truncated ? offset + returned : null }
}
