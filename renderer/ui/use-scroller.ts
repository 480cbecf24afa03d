import { useLayoutEffect, useState, useSyncExternalStore, type RefObject } from 'react'
import { Scroller, type Sight } from './scroller.ts'

interface ScrollerParts {
  readonly frame: RefObject<HTMLElement | null>
  readonly pane: RefObject<HTMLElement | null>
  readonly rows: RefObject<HTMLElement | null>
  readonly rowHeight: number
  readonly headHeight: number
  readonly first: number
  readonly count: number
}

/** Which lines are in sight. TanStack Virtual keeps a record of each row, and maps no position. */
export function useScroller(parts: ScrollerParts): { readonly scroller: Scroller; sight: Sight } {
  const { frame, pane, rows, rowHeight, headHeight, first, count } = parts
  const [scroller] = useState(() => new Scroller(rowHeight))
  const sight = useSyncExternalStore(scroller.subscribe, scroller.snapshot)
  useLayoutEffect(() => {
    if (frame.current === null || pane.current === null || rows.current === null) return undefined
    return scroller.attach(frame.current, pane.current, rows.current, headHeight)
  }, [scroller, frame, pane, rows, headHeight])
  useLayoutEffect(() => scroller.range(first, count), [scroller, first, count])
  useLayoutEffect(() => scroller.place(), [scroller, sight])
  return { scroller, sight }
}
