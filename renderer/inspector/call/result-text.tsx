import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Parser } from '../parsing/parser.ts'
import { useRowsInSight } from '../../ui/rows-in-sight.ts'
import { usePages } from './use-pages.ts'

const lineHeight = 18
const leastColumns = 20

interface Wrapped {
  readonly parser: Parser
  readonly count: number
}

/** The text that the model reads, in lines as wide as there is room. */
export function ResultText({ parser }: { readonly parser: Parser }) {
  const frame = useRef<HTMLDivElement>(null)
  const ruler = useRef<HTMLSpanElement>(null)
  const columns = useColumns(ruler)
  const [wrapped, setWrapped] = useState<Wrapped>({ parser, count: 0 })
  useEffect(() => {
    if (columns === null) return
    let wanted = true
    void parser.ask('wrap', columns).then((count) => wanted && setWrapped({ parser, count }))
    return () => {
      wanted = false
    }
  }, [parser, columns])
  const virtual = useRowsInSight({
    frame,
    count: wrapped.count,
    rowHeight: lineHeight,
    headHeight: 0
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const ask = useCallback(
    (from: number, most: number) => wrapped.parser.ask('textLines', from, most),
    [wrapped]
  )
  const line = usePages({ ask, version: wrapped, first, last: items.at(-1)?.index ?? 0 })
  return (
    <div
      ref={frame}
      className="result-text"
      role="region"
      aria-label="Text of the result"
      tabIndex={0}
    >
      <span ref={ruler} className="text-ruler" aria-hidden>
        0
      </span>
      <div style={{ height: virtual.getTotalSize() }}>
        <pre style={{ transform: `translateY(${first * lineHeight}px)` }}>
          {items.map(({ index }) => (
            <span key={index} className="text-line">
              {line(index)}
            </span>
          ))}
        </pre>
      </div>
    </div>
  )
}

/** How many characters fit beside each other where the ruler, one of them, stands. Null: not known yet. */
function useColumns(ruler: RefObject<HTMLElement | null>): number | null {
  const [columns, setColumns] = useState<number | null>(null)
  useEffect(() => {
    const node = ruler.current
    const around = node?.parentElement
    if (node == null || around == null) return
    const measure = () => {
      const { paddingLeft, paddingRight } = getComputedStyle(node)
      const sides = parseFloat(paddingLeft) + parseFloat(paddingRight)
      const wide = node.getBoundingClientRect().width - sides
      setColumns(Math.max(leastColumns, Math.floor((around.clientWidth - sides) / wide)))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(around)
    return () => observer.disconnect()
  }, [ruler])
  return columns
}
