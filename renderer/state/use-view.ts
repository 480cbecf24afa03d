import { useEffect, useState, useSyncExternalStore } from 'react'
import type { ViewQuery } from '../../preload/api.ts'
import type { HistoryView, ViewSnapshot } from './history-view.ts'
import { useSwitchboard } from './hooks.ts'

/** A view of the history as long as the component is shown. The query is compared by its fields. */
export function useView(query: ViewQuery): {
  readonly view: HistoryView
  readonly shown: ViewSnapshot
} {
  const { views } = useSwitchboard()
  const [view] = useState(() => views.make())
  const { filter, order, descending, bySession, protocol, source } = query
  useEffect(() => {
    void view.open({ filter, order, descending, bySession, protocol, source })
  }, [view, filter, order, descending, bySession, protocol, source])
  useEffect(() => {
    views.add(view)
    return () => views.close(view)
  }, [views, view])
  const shown = useSyncExternalStore(view.subscribe, view.snapshot)
  return { view, shown }
}
