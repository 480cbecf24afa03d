import { useMemo } from 'react'
import type { Mark, ToolCallRow } from '../../preload/api.ts'
import { formatCount, formatTime } from '../ui/format.ts'
import './timeline.css'
import { bucketsOf } from './buckets.ts'
import { markText } from './mark.ts'

const bars = 120

interface TimelineProps {
  readonly rows: readonly ToolCallRow[]
  readonly marks: readonly Mark[]
}

/** When the calls of the list were, from the oldest on the left to the newest on the right. */
export function Timeline({ rows, marks }: TimelineProps) {
  const buckets = useMemo(() => bucketsOf(rows, bars), [rows])
  if (buckets === null) return <div className="timeline" />
  const { counts, errors, most, from, to } = buckets
  const moves = marks.filter(({ at }) => at >= from && at <= to)
  const moved = moves.length === 0 ? '' : `, sessions moved ${formatCount(moves.length, 'time')}`
  const height = (count: number) => (count === 0 ? 0 : 2 + (count / most) * 18)
  return (
    <div className="timeline">
      <span className="timeline-end">{formatTime(from, to)}</span>
      <svg
        role="img"
        aria-label={`${formatCount(rows.length, 'call')} from ${formatTime(from, to)} to ${formatTime(to, to)}${moved}`}
        viewBox={`0 0 ${bars * 8} 20`}
        preserveAspectRatio="none"
      >
        {counts.map((count, place) =>
          count === 0 ? null : (
            <g key={place}>
              <rect x={place * 8} y={20 - height(count)} width="6" height={height(count)} />
              {(errors[place] ?? 0) > 0 && (
                <rect
                  className="failed"
                  x={place * 8}
                  y={20 - height(errors[place] ?? 0)}
                  width="6"
                  height={height(errors[place] ?? 0)}
                />
              )}
            </g>
          )
        )}
        {moves.map((mark) => (
          <rect
            key={mark.id}
            className="moved"
            x={((mark.at - from) / Math.max(to - from, 1)) * (bars * 8 - 3)}
            y="0"
            width="3"
            height="20"
          >
            <title>{`${formatTime(mark.at, to)} ${mark.client}, ${markText(mark)}`}</title>
          </rect>
        ))}
      </svg>
      <span className="timeline-end">{formatTime(to, to)}</span>
    </div>
  )
}
