import { useVirtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'

interface RowsInSight {
  readonly frame: RefObject<HTMLElement | null>
  readonly count: number
  /** px */
  readonly rowHeight: number
  readonly headHeight: number
}

/** Which rows of equal height are in sight, and a few around them. */
export function useRowsInSight({ frame, count, rowHeight, headHeight }: RowsInSight) {
  return useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    // The head stands above the rows in the scrolled content, and over them when it sticks.
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    overscan: 12,
    useFlushSync: false
  })
}
