import { useCallback, useRef } from 'react'
import { useRowsInSight } from '../../ui/rows-in-sight.ts'
import { usePages } from '../call/use-pages.ts'
import type { Parser } from '../parsing/parser.ts'

const lineHeight = 18
const signs = { same: ' ', added: '+', removed: '−' }

/** The JSON of two results, line by line. */
export function CompareLines({
  parser,
  count
}: {
  readonly parser: Parser
  readonly count: number
}) {
  const frame = useRef<HTMLDivElement>(null)
  const virtual = useRowsInSight({ frame, count, rowHeight: lineHeight, headHeight: 0 })
  const items = virtual.getVirtualItems()
  const ask = useCallback(
    (from: number, most: number) => parser.ask('comparedLines', from, most),
    [parser]
  )
  const line = usePages({
    ask,
    version: parser,
    first: items[0]?.index ?? 0,
    last: items.at(-1)?.index ?? 0
  })
  return (
    <div
      ref={frame}
      className="compare-lines windowed"
      role="region"
      aria-label="JSON that was compared"
      tabIndex={0}
    >
      <div style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const shown = line(index)
          if (shown === undefined) return null
          return (
            <div
              key={index}
              className={`diff-line ${shown.kind}`}
              style={{ transform: `translateY(${start}px)` }}
            >
              {signs[shown.kind]} {shown.text}
            </div>
          )
        })}
      </div>
    </div>
  )
}
