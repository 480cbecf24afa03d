import type { HistoryRow, HistoryState, SessionGroup } from '../../../preload/api.ts'

/** The head of a session's calls. */
export interface GroupRow {
  readonly kind: 'group'
  readonly id: string
  readonly group: SessionGroup
  readonly collapsed: boolean
}

/** Stands below the oldest call: where older ones went. */
export interface EndRow {
  readonly kind: 'end'
  readonly id: string
  readonly removed: NonNullable<HistoryState['removed']>
}

/** A call that went away while the list was open. */
export interface GoneRow {
  readonly kind: 'gone'
  readonly id: string
}

export type ListRow = HistoryRow | GroupRow | EndRow | GoneRow

export const isKept = (row: ListRow): row is HistoryRow =>
  row.kind === 'call' || row.kind === 'protocol' || row.kind === 'mark'

export const idOfRow = ({ id }: ListRow) => id
