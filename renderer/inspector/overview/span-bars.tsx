import { memo } from 'react'

interface SpanBarsProps {
  readonly calls: readonly number[]
  /** Those of them that failed or were refused. */
  readonly errors: readonly number[]
  readonly rejected: readonly number[]
}

const high = 56
const low = 16

/** Calls stand on a line, the failed ones in them; rejected requests hang below it. */
export const SpanBars = memo(function SpanBars({ calls, errors, rejected }: SpanBarsProps) {
  const most = Math.max(1, ...calls)
  const mostRejected = Math.max(1, ...rejected)
  const up = (counts: readonly number[]) =>
    path(counts, (count) => -(2 + (count / most) * (high - 2)), high)
  const down = path(rejected, (count) => 2 + (count / mostRejected) * (low - 2), high + 1)
  return (
    <svg
      viewBox={`0 0 ${calls.length * 8} ${high + low + 1}`}
      preserveAspectRatio="none"
      aria-hidden
    >
      <path d={up(calls)} />
      <path className="failed" d={up(errors)} />
      <path className="rejected" d={down} />
      <rect className="ground" x="0" y={high} width={calls.length * 8} height="1" />
    </svg>
  )
})

const path = (counts: readonly number[], tall: (count: number) => number, from: number) =>
  counts
    .map((count, place) =>
      count === 0 ? '' : `M${place * 8 + 1} ${from}v${tall(count)}h6V${from}z`
    )
    .join('')
