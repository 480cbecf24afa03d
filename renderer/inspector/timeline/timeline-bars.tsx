import { memo } from 'react'

interface TimelineBarsProps {
  readonly calls: readonly number[]
  /** Those of them that failed or were refused. */
  readonly errors: readonly number[]
}

const high = 20

export const TimelineBars = memo(function TimelineBars({ calls, errors }: TimelineBarsProps) {
  const most = Math.max(1, ...calls)
  const bars = (counts: readonly number[]) =>
    counts
      .map((count, place) => {
        const height = count === 0 ? 0 : 2 + (count / most) * (high - 2)
        return height === 0 ? '' : `M${place * 8} ${high}v${-height}h6v${height}z`
      })
      .join('')
  return (
    <svg viewBox={`0 0 ${calls.length * 8} ${high}`} preserveAspectRatio="none" aria-hidden>
      <path d={bars(calls)} />
      <path className="failed" d={bars(errors)} />
    </svg>
  )
})
