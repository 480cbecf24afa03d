import { useCallback, useMemo, useState } from 'react'
import { useMedia } from '../../ui/media.ts'
import { type ColumnLayout, firstLayout, parseLayout } from './column-layout.ts'

const key = 'switchboard.inspector.columns'

/** The layout of the columns, remembered once the user has changed it. */
export function useColumnLayout() {
  const wide = useMedia('(min-width: 1700px)')
  const [kept, setKept] = useState(() => parseLayout(localStorage.getItem(key)))
  const first = useMemo(() => firstLayout(wide), [wide])
  const change = useCallback((layout: ColumnLayout) => {
    localStorage.setItem(key, JSON.stringify(layout))
    setKept(layout)
  }, [])
  const reset = useCallback(() => {
    localStorage.removeItem(key)
    setKept(null)
  }, [])
  return { layout: kept ?? first, change, reset }
}
