import { useEffect, useRef, useState } from 'react'
import type { ListLines } from './list-lines.ts'
import { WaterfallScale } from './waterfall-scale.ts'

/** The span of time of the calls in sight, for the waterfall. */
export function useWaterfall(lines: ListLines) {
  const [scale] = useState(() => new WaterfallScale())
  const sight = useRef({ from: 0, to: 0 })
  const measure = () => {
    let from = Number.POSITIVE_INFINITY
    let to = Number.NEGATIVE_INFINITY
    for (let line = sight.current.from; line < sight.current.to; line++) {
      const row = lines.at(line)
      if (row?.kind !== 'call' && row?.kind !== 'protocol') continue
      from = Math.min(from, row.startedAt)
      to = Math.max(to, row.ms === null ? Date.now() : row.startedAt + row.ms)
    }
    if (from <= to) scale.set(from, to)
  }
  // Rows come, change and end while nothing is scrolled.
  useEffect(measure)
  return {
    scale,
    look: (from: number, to: number) => {
      sight.current = { from, to }
      measure()
    }
  }
}
