import { useSyncExternalStore } from 'react'
import type { HistoryView } from '../state/history-view.ts'
import { useHistory } from '../state/hooks.ts'
import { FilterStatus } from './filter/filter-status.tsx'

interface ListStatusProps {
  readonly view: HistoryView
  readonly filter: string
  /** Calls of what is shown instead of the history; null: it is the history. */
  readonly imported: number | null
  readonly onClear: () => void
}

/** How much of the list the filter shows. Apart, since it changes with every call. */
export function ListStatus({ view, filter, imported, onClear }: ListStatusProps) {
  const history = useHistory()
  const { state } = useSyncExternalStore(view.subscribe, view.snapshot)
  return (
    <FilterStatus
      text={filter}
      state={state}
      total={imported ?? history?.calls ?? 0}
      onClear={onClear}
    />
  )
}
