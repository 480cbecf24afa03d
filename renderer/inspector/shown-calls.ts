import { useMemo, useState } from 'react'
import type { ToolCallRow } from '../../preload/api.ts'
import { useCalls } from '../state/hooks.ts'
import { parseFilter } from './call-filter.ts'

/**
 * The calls in the order of the list, newest first. While it is held (paused, or scrolled away from
 * the top) new calls wait outside, so that nothing moves under the eye; changes of shown ones do show.
 */
export function useShownCalls(filter: string) {
  const { rows, dropped, known, error } = useCalls()
  const [paused, setPaused] = useState<number | null>(null)
  const [away, setAway] = useState<number | null>(null)
  const total = rows.length + dropped
  const held = paused ?? away
  // Counts include what was dropped, so that they name the same row after the oldest went.
  const count = Math.max(0, Math.min(rows.length, (held ?? total) - dropped))

  const shown = useMemo(() => {
    const passes = filter.trim() === '' ? null : parseFilter(filter)
    const list: ToolCallRow[] = []
    for (let at = count - 1; at >= 0; at--) {
      const row = rows[at]
      if (row && (passes === null || passes(row))) list.push(row)
    }
    return list
  }, [rows, count, filter])

  return {
    rows: shown,
    known,
    error,
    dropped,
    total: rows.length,
    hidden: count - shown.length,
    waiting: rows.length - count,
    paused: paused !== null,
    pause: () => setPaused(paused === null ? total : null),
    scrolled: (isAway: boolean) => setAway((was) => (isAway ? (was ?? total) : null)),
    /** Lets the waiting calls in. */
    goOn: () => {
      setPaused(null)
      setAway(null)
    }
  }
}
