import { useCallback, useRef } from 'react'
import type { Parser } from '../parsing/parser.ts'
import { useRowsInSight } from '../../ui/rows-in-sight.ts'
import { usePages } from './use-pages.ts'

const lineHeight = 18

/** The text that the model reads. */
export function ResultText({ parser, count }: { readonly parser: Parser; readonly count: number }) {
  const frame = useRef<HTMLDivElement>(null)
  const virtual = useRowsInSight({ frame, count, rowHeight: lineHeight, headHeight: 0 })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const ask = useCallback(
    (from: number, most: number) => parser.ask('textLines', from, most),
    [parser]
  )
  const line = usePages({ ask, version: parser, first, last: items.at(-1)?.index ?? 0 })
  return (
    <div
      ref={frame}
      className="result-text"
      role="region"
      aria-label="Text of the result"
      tabIndex={0}
    >
      <div style={{ height: virtual.getTotalSize() }}>
        <pre style={{ transform: `translateY(${first * lineHeight}px)` }}>
          {items.map(({ index }) => line(index) ?? '').join('\n')}
        </pre>
      </div>
    </div>
  )
}
