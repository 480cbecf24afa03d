import { useMemo, useState } from 'react'
import type { ToolCallRow } from '../../preload/api.ts'
import { useCalls, useMarks } from '../state/hooks.ts'
import { parseFilter } from './call-filter.ts'
import { filteredMark, withMarks } from './mark.ts'

/** How many calls there were, with those that were dropped, and when the list was held. */
interface Held {
  readonly total: number
  readonly at: number
}

/**
 * The calls in the order of the list, newest first. While it is held (paused, or scrolled away from
 * the top) new calls wait outside, so that nothing moves under the eye; changes of shown ones do show.
 */
export function useShownCalls(filter: string) {
  const { rows, dropped, known, error } = useCalls()
  const allMarks = useMarks()
  const [paused, setPaused] = useState<Held | null>(null)
  const [away, setAway] = useState<Held | null>(null)
  const hold = (): Held => ({ total: rows.length + dropped, at: Date.now() })
  const held = paused ?? away
  // Counts include what was dropped, so that they name the same row after the oldest went.
  const count = Math.max(0, Math.min(rows.length, (held?.total ?? Infinity) - dropped))

  const shown = useMemo(() => {
    const passes = filter.trim() === '' ? null : parseFilter(filter)
    const list: ToolCallRow[] = []
    for (let at = count - 1; at >= 0; at--) {
      const row = rows[at]
      if (row && (passes === null || passes(row))) list.push(row)
    }
    return list
  }, [rows, count, filter])

  const until = held?.at ?? Infinity
  const marks = useMemo(() => {
    const passes = filter.trim() === '' ? null : parseFilter(filter)
    return allMarks
      .filter((mark) => mark.at <= until && (passes === null || passes(filteredMark(mark))))
      .reverse()
  }, [allMarks, until, filter])
  const merged = useMemo(() => withMarks(shown, marks), [shown, marks])

  return {
    /** With the marks between them. */
    rows: merged,
    calls: shown,
    marks,
    known,
    error,
    dropped,
    total: rows.length,
    hidden: count - shown.length,
    waiting: rows.length - count,
    paused: paused !== null,
    pause: () => setPaused(paused === null ? hold() : null),
    scrolled: (isAway: boolean) => setAway((was) => (isAway ? (was ?? hold()) : null)),
    /** Lets the waiting calls in. */
    goOn: () => {
      setPaused(null)
      setAway(null)
    }
  }
}
