import { useCallback, useMemo, useState } from 'react'
import { useMedia } from '../../ui/media.ts'
import { type ColumnLayout, firstLayout, type KeptLayout, parseLayout } from './column-layout.ts'

const key = 'switchboard.inspector.columns'

/** The layout of the columns, remembered once the user has changed it. */
export function useColumnLayout() {
  const wide = useMedia('(min-width: 1700px)')
  const [kept, setKept] = useState(() => parseLayout(localStorage.getItem(key)))
  const first = useMemo(() => firstLayout(wide), [wide])
  const layout = useMemo(
    () => (kept === null ? first : { ...kept, hidden: kept.hidden ?? first.hidden }),
    [kept, first]
  )
  const change = useCallback(
    (changed: ColumnLayout) => {
      // What the user left as it was goes on following the window.
      const hidden = changed.hidden === first.hidden ? null : changed.hidden
      const next: KeptLayout = { ...changed, hidden }
      localStorage.setItem(key, JSON.stringify(next))
      setKept(next)
    },
    [first]
  )
  const reset = useCallback(() => {
    localStorage.removeItem(key)
    setKept(null)
  }, [])
  return { layout, change, reset }
}
