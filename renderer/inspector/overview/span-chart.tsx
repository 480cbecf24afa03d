import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { Statistics } from '../../../preload/api.ts'
import { useNow } from '../../state/hooks.ts'
import { formatCount, formatNumber, formatTime } from '../../ui/format.ts'
import { BrushEdge } from '../timeline/brush-edge.tsx'
import { SpanBars } from './span-bars.tsx'
import './span-chart.css'

interface SpanChartProps {
  readonly timeline: Statistics['timeline']
  /** A span was chosen; Unix times in ms. */
  readonly onPick: (since: number, before: number) => void
}

/** Ends of what is being chosen, in bars. */
interface Brush {
  readonly start: number
  readonly end: number
}

const sum = (counts: readonly number[], from: number, to: number) =>
  counts.slice(from, to).reduce((total, count) => total + count, 0)

const rejectedWords = (count: number) =>
  count === 0 ? '' : `, ${formatCount(count, 'rejected request')}`

/** Calls, errors and rejections over time. A span is chosen by dragging, or with the arrows and Enter. */
export function SpanChart({ timeline, onPick }: SpanChartProps) {
  const { from, to, calls, errors, rejected } = timeline
  const now = useNow()
  const chart = useRef<HTMLDivElement>(null)
  const [brush, setBrush] = useState<Brush | null>(null)
  const [dragging, setDragging] = useState(false)
  const spans = calls.length
  const wide = (to - from) / Math.max(spans, 1)
  const low = brush === null ? 0 : Math.min(brush.start, brush.end)
  const high = brush === null ? spans : Math.max(brush.start, brush.end)
  const at = (event: PointerEvent) => {
    const box = chart.current?.getBoundingClientRect()
    const share = box === undefined ? 0 : (event.clientX - box.left) / box.width
    return Math.max(0, Math.min(share * spans, spans))
  }
  const pick = (first: number, last: number) => {
    setBrush(null)
    if (last > first) onPick(Math.round(from + first * wide), Math.round(from + last * wide))
  }
  const finish = () => {
    setDragging(false)
    if (Math.abs(high - low) < 0.5) setBrush(null)
    else pick(Math.floor(low), Math.ceil(high))
  }
  const tell = (bar: number) => formatTime(from + bar * wide, now)
  const words = (first: number, last: number) =>
    `${formatCount(sum(calls, first, last), 'call')}, ${formatNumber(sum(errors, first, last))} failed or refused${rejectedWords(sum(rejected, first, last))}`
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && brush !== null) pick(Math.floor(low), Math.ceil(high))
    else if (event.key === 'Escape' && brush !== null) setBrush(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section className="overview-part span-chart" aria-label="Calls over time" onKeyDown={onKey}>
      <div className="span-head">
        <span>{tell(low)}</span>
        <span role="status" className="span-words">
          {words(Math.floor(low), Math.ceil(high))}
          {brush !== null && !dragging && ' · Enter shows only these'}
        </span>
        <span>{tell(high)}</span>
      </div>
      <div
        ref={chart}
        className="span-bars"
        onPointerDown={(event) => {
          if (event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          setDragging(true)
          setBrush({ start: at(event), end: at(event) })
        }}
        onPointerMove={(event) => {
          if (dragging && brush !== null) setBrush({ ...brush, end: at(event) })
        }}
        onPointerUp={finish}
        onPointerCancel={() => {
          setDragging(false)
          setBrush(null)
        }}
      >
        <SpanBars calls={calls} errors={errors} rejected={rejected} />
        {brush !== null && (
          <span
            className="span-brush"
            style={{
              left: `${(low / spans) * 100}%`,
              width: `${((high - low) / spans) * 100}%`
            }}
          />
        )}
        <BrushEdge
          className="span-edge"
          label="Calls since"
          at={low}
          spans={spans}
          least={0}
          most={Math.ceil(high) - 1}
          text={tell(low)}
          onMove={(bar) => setBrush({ start: bar, end: high })}
        />
        <BrushEdge
          className="span-edge"
          label="Calls before"
          at={high}
          spans={spans}
          least={Math.floor(low) + 1}
          most={spans}
          text={tell(high)}
          onMove={(bar) => setBrush({ start: low, end: bar })}
        />
      </div>
    </section>
  )
}
