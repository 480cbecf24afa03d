import { type Pages, pageOf, pageSize } from './pages.ts'

interface Span {
  readonly from: number
  readonly to: number
}

/**
 * The next rows to ask for, by page: those in sight, then those that scrolling would reach; null where
 * all are here or on their way. `asked` names pages by their first row.
 */
export function wantedRows(
  pages: Pages,
  asked: ReadonlySet<number>,
  sight: Span,
  { first, end }: { readonly first: number; readonly end: number }
): { readonly from: number; readonly count: number } | null {
  const seen = { first: pageOf(sight.from), last: pageOf(Math.max(sight.from, sight.to - 1)) }
  const wanted: number[] = []
  for (let page = seen.first; page <= seen.last; page++) wanted.push(page)
  for (let around = 1; around <= 3; around++) wanted.push(seen.last + around, seen.first - around)
  for (const page of wanted) {
    const from = Math.max(page * pageSize, first)
    const to = Math.min((page + 1) * pageSize, end)
    if (from >= to || asked.has(from) || pages.has(from, to)) continue
    return { from, count: to - from }
  }
  return null
}
