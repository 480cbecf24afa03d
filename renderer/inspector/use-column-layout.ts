import { useState } from 'react'
import { useMedia } from '../ui/media.ts'
import { type ColumnLayout, firstLayout, parseLayout } from './column-layout.ts'

const key = 'switchboard.inspector.columns'

/** The layout of the columns, remembered once the user has changed it. */
export function useColumnLayout() {
  const wide = useMedia('(min-width: 1700px)')
  const [kept, setKept] = useState(() => parseLayout(localStorage.getItem(key)))
  return {
    layout: kept ?? firstLayout(wide),
    change: (layout: ColumnLayout) => {
      localStorage.setItem(key, JSON.stringify(layout))
      setKept(layout)
    },
    reset: () => {
      localStorage.removeItem(key)
      setKept(null)
    }
  }
}
