/**
 * Keys for the rows in sight, in their order, when the sight goes from one line to another: rows that
 * stay keep theirs, and what scrolled out is used again where that moves no node, or only those.
 */
export function rowKeys(
  keys: readonly number[],
  moved: number,
  count: number,
  nextKey: () => number
): readonly number[] {
  const next = keys.slice()
  if (moved > 0 && moved < keys.length) next.push(...next.splice(0, moved))
  if (moved < 0 && -moved < keys.length) {
    next.splice(moved)
    next.unshift(...Array.from({ length: -moved }, nextKey))
  }
  next.splice(count)
  while (next.length < count) next.push(nextKey())
  return next
}
