import { useMemo } from 'react'
import type { HistoryState } from '../../../preload/api.ts'
import { type HistoryView, newestFirst, type ViewSnapshot } from '../../state/history-view.ts'
import type { Lines } from '../../ui/lines.ts'
import { groupLines } from './group-lines.ts'
import type { ListRow } from './list-row.ts'

/** The lines of the inspector's list: calls and marks, heads of sessions, and what stands at the end. */
export interface ListLines extends Lines<ListRow> {
  lineOfPlace(place: number): number | null
  /** Null for a line that is no call or mark. */
  placeOf(line: number): number | null
  lineOfHead(sessionId: string): number | null
}

export const headId = (sessionId: string) => `session ${sessionId}`

export function useListLines(
  view: HistoryView,
  shown: ViewSnapshot,
  collapsed: ReadonlySet<string>,
  removed: HistoryState['removed']
): ListLines {
  return useMemo(
    () => (shown.groups === null ? flat(view, shown, removed) : grouped(view, shown, collapsed)),
    [view, shown, collapsed, removed]
  )
}

function rowAt(view: HistoryView, place: number): ListRow | undefined {
  const row = view.at(place)
  return row === null ? { kind: 'gone', id: `gone ${place}` } : row
}

function flat(
  view: HistoryView,
  { query, first, end, scanned }: ViewSnapshot,
  removed: HistoryState['removed']
): ListLines {
  const hasEnd =
    removed !== null && scanned === 1 && end > first && query !== null && newestFirst(query)
  return {
    first,
    count: end - first + (hasEnd ? 1 : 0),
    at: (line) =>
      line === end && hasEnd ? { kind: 'end', id: 'end', removed } : rowAt(view, line),
    lineOf: (id) => (id === 'end' && hasEnd ? end : view.placeOf(id)),
    lineOfPlace: (place) => place,
    placeOf: (line) => (line < end ? line : null),
    lineOfHead: () => null
  }
}

function grouped(
  view: HistoryView,
  { groups }: ViewSnapshot,
  collapsed: ReadonlySet<string>
): ListLines {
  const lines = groupLines(groups ?? [], collapsed)
  return {
    first: 0,
    count: lines.count,
    at(line) {
      const at = lines.at(line)
      if (at === undefined || typeof at === 'number')
        return at === undefined ? undefined : rowAt(view, at)
      const { sessionId } = at
      return {
        kind: 'group',
        id: headId(sessionId),
        group: at,
        collapsed: collapsed.has(sessionId)
      }
    },
    lineOf(id) {
      const head = id.startsWith('session ') ? lines.lineOfHead(id.slice(8)) : null
      const place = head === null ? view.placeOf(id) : null
      return place === null ? head : lines.lineOfPlace(place)
    },
    lineOfPlace: (place) => lines.lineOfPlace(place),
    placeOf(line) {
      const at = lines.at(line)
      return typeof at === 'number' ? at : null
    },
    lineOfHead: (sessionId) => lines.lineOfHead(sessionId)
  }
}
