import { useNow } from '../state/hooks.ts'
import { formatRelative, formatTimestamp } from './format.ts'

/** "3 min ago", with the exact time on hover. */
export function RelativeTime({ at }: { readonly at: number }) {
  const now = useNow()
  return (
    <time dateTime={new Date(at).toISOString()} title={formatTimestamp(at)}>
      {formatRelative(at, now)}
    </time>
  )
}
