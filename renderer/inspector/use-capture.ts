import { useCallback } from 'react'
import type { HistoryState } from '../../preload/api.ts'
import { useSwitchboard } from '../state/hooks.ts'
import { useAct } from '../ui/act.ts'

/** Pauses what is recorded, or lets it go on; shown at once, also where nothing happens for a while. */
export function useCapture() {
  const { history } = useSwitchboard()
  const act = useAct()
  return useCallback(
    async (capture: HistoryState['capture']) => {
      await act('inspector.capture', capture)
      await history.refresh()
    },
    [act, history]
  )
}
