import { useMemo } from 'react'
import type { ToolCallRow } from '../../preload/api.ts'
import { formatCount, formatTime } from '../ui/format.ts'
import './timeline.css'
import { bucketsOf } from './buckets.ts'

const bars = 120

/** When the calls of the list were, from the oldest on the left to the newest on the right. */
export function Timeline({ rows }: { readonly rows: readonly ToolCallRow[] }) {
  const buckets = useMemo(() => bucketsOf(rows, bars), [rows])
  if (buckets === null) return <div className="timeline" />
  const { counts, errors, most, from, to } = buckets
  const height = (count: number) => (count === 0 ? 0 : 2 + (count / most) * 18)
  return (
    <div className="timeline">
      <span className="timeline-end">{formatTime(from, to)}</span>
      <svg
        role="img"
        aria-label={`${formatCount(rows.length, 'call')} from ${formatTime(from, to)} to ${formatTime(to, to)}`}
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
      </svg>
      <span className="timeline-end">{formatTime(to, to)}</span>
    </div>
  )
}
