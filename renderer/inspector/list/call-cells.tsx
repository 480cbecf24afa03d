import { Pin, StickyNote } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ToolCallRow } from '../../../preload/api.ts'
import { useNow } from '../../state/hooks.ts'
import { formatDuration, formatTime } from '../../ui/format.ts'
import { Spl } from '../../ui/spl.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import type { TimeMode } from './column-layout.ts'

/** `before`: when the row below was; null: unknown. `today`: some time of today. */
export function callTime(
  at: number,
  before: number | null,
  mode: TimeMode,
  today: number
): ReactNode {
  if (mode === 'relative') return <RelativeTime at={at} />
  if (mode === 'absolute') return formatTime(at, today)
  return before === null ? '' : since(at - before)
}

const since = (ms: number) => `${ms < 0 ? '−' : '+'}${formatDuration(Math.abs(ms))}`

/** More than a line can show costs time to highlight. */
const longest = 200

export function CallSummary({ call }: { readonly call: ToolCallRow }) {
  const { summary, pinned, note, ms, progressText } = call
  return (
    <>
      {pinned && <Pin className="call-sign" size={12} role="img" aria-label="Pinned" />}
      {note !== null && <StickyNote className="call-sign" size={12} role="img" aria-label="Note" />}
      {note !== null && <span className="call-note">{note}</span>}
      <Spl spl={summary.length > longest ? `${summary.slice(0, longest)}…` : summary} />
      {ms === null && progressText !== null && (
        <span className="dim">
          {summary !== '' && ' · '}
          {progressText}
        </span>
      )}
    </>
  )
}

export function Elapsed({ call }: { readonly call: ToolCallRow }) {
  const now = useNow()
  const seconds = Math.max(0, Math.floor((now - call.startedAt) / 1000))
  return <span className={`elapsed ${call.status}`}>{formatDuration(seconds * 1000)}</span>
}
