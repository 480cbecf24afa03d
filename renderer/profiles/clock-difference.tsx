import { Callout } from '../ui/callout.tsx'
import { formatDuration } from '../ui/format.ts'

interface ClockDifferenceProps {
  /** How far Splunk's clock is ahead of this computer's; null: not known. */
  readonly seconds: number | null
}

/** Less is the delay of a request, or nobody's concern. */
const worthSaying = 30

/** Says when Splunk's clock and this computer's are so far apart that searches are misread. */
export function ClockDifference({ seconds }: ClockDifferenceProps) {
  if (seconds === null || Math.abs(seconds) <= worthSaying) return null
  const apart = formatDuration(Math.abs(seconds) * 1000)
  const way = seconds > 0 ? 'ahead of' : 'behind'
  return (
    <Callout kind="warning" title={`Splunk's clock is ${apart} ${way} this computer's`}>
      Relative times, such as the last 15 minutes, are Splunk's.
    </Callout>
  )
}
