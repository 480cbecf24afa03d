import { memo, useRef, useState, type PointerEvent } from 'react'
import type { ViewQuery } from '../../../preload/api.ts'
import { useNow } from '../../state/hooks.ts'
import { formatCount, formatExactTime, formatTime } from '../../ui/format.ts'
import { BrushEdge } from './brush-edge.tsx'
import { timesOf, withoutTimes, withTimes } from '../filter/times.ts'
import './timeline.css'
import { TimelineBars } from './timeline-bars.tsx'
import { useTimeline } from './use-timeline.ts'

const spans = 120
/** ms */
const short = 10_000

interface TimelineProps {
  readonly query: ViewQuery
  readonly onFilter: (filter: string) => void
}

/** A span of the timeline, in bars from 0 to `spans`. */
interface Brush {
  readonly from: number
  readonly to: number
}

/** When the calls were, oldest on the left; a span that is brushed filters the list. */
export const Timeline = memo(function Timeline({ query, onFilter }: TimelineProps) {
  const now = useNow()
  const timeline = useTimeline({ ...query, filter: withoutTimes(query.filter) }, spans)
  const chart = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState<{ start: number; end: number } | null>(null)
  if (timeline === null || timeline.to <= timeline.from) return <div className="timeline" />
  const { from, to, calls, errors } = timeline
  const wide = (to - from) / spans
  const times = timesOf(query.filter, now)
  const barOf = (at: number) => Math.max(0, Math.min((at - from) / wide, spans))
  const brushed = times.since !== null || times.before !== null
  const set: Brush = {
    from: times.since === null ? 0 : barOf(times.since),
    to: times.before === null ? spans : barOf(times.before)
  }
  const brush = drawn
    ? { from: Math.min(drawn.start, drawn.end), to: Math.max(drawn.start, drawn.end) }
    : set
  const put = (next: Brush) =>
    onFilter(
      withTimes(query.filter, {
        since: next.from <= 0 ? null : Math.round(from + next.from * wide),
        before: next.to >= spans ? null : Math.round(from + next.to * wide)
      })
    )
  const clear = () => onFilter(withoutTimes(query.filter))
  const at = (event: PointerEvent) => {
    const box = chart.current?.getBoundingClientRect()
    const share = box === undefined ? 0 : (event.clientX - box.left) / box.width
    return Math.max(0, Math.min(share * spans, spans))
  }
  const finish = () => {
    if (drawn !== null && Math.abs(drawn.end - drawn.start) >= 0.5) {
      put({ from: Math.floor(brush.from), to: Math.ceil(brush.to) })
    }
    setDrawn(null)
  }
  const total = calls.reduce((sum, count) => sum + count, 0)
  const tell = (bar: number) => {
    const time = from + bar * wide
    // Of a few seconds both ends would read the same.
    return spans * wide < short ? formatExactTime(time) : formatTime(time, now)
  }
  const shown = brushed || drawn !== null
  const edgeClass = shown ? 'timeline-edge shown' : 'timeline-edge'
  return (
    <div
      className="timeline"
      role="group"
      aria-label={`${formatCount(total, 'call')} from ${tell(0)} to ${tell(spans)}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !brushed) return
        event.preventDefault()
        clear()
      }}
    >
      <span className="timeline-end">{tell(0)}</span>
      <div
        ref={chart}
        className="timeline-chart"
        title={shown ? 'Double click or Escape shows all times' : 'Drag to show a span of time'}
        onPointerDown={(event) => {
          if (event.button !== 0 || (event.target as Element).role === 'slider') return
          event.currentTarget.setPointerCapture(event.pointerId)
          const end = at(event)
          // Near an edge that is set, that edge is dragged.
          const near = (edge: number) => brushed && Math.abs(edge - end) <= 0.7
          setDrawn({ start: near(set.from) ? set.to : near(set.to) ? set.from : end, end })
        }}
        onPointerMove={(event) => drawn && setDrawn({ ...drawn, end: at(event) })}
        onPointerUp={finish}
        onPointerCancel={() => setDrawn(null)}
        onDoubleClick={clear}
      >
        <TimelineBars calls={calls} errors={errors} />
        {shown && (
          <>
            <span
              className="timeline-veil"
              style={{ left: 0, width: `${(brush.from / spans) * 100}%` }}
            />
            <span
              className="timeline-veil"
              style={{ left: `${(brush.to / spans) * 100}%`, right: 0 }}
            />
          </>
        )}
        <BrushEdge
          className={edgeClass}
          label="Calls since"
          at={brush.from}
          spans={spans}
          least={0}
          most={brush.to - 1}
          text={tell(brush.from)}
          onMove={(bar) => put({ ...set, from: bar })}
        />
        <BrushEdge
          className={edgeClass}
          label="Calls before"
          at={brush.to}
          spans={spans}
          least={brush.from + 1}
          most={spans}
          text={tell(brush.to)}
          onMove={(bar) => put({ ...set, to: bar })}
        />
      </div>
      <span className="timeline-end">{tell(spans)}</span>
    </div>
  )
})
