import { Pin, StickyNote } from 'lucide-react'
import type { ToolCallRow } from '../../../preload/api.ts'
import { useNow } from '../../state/hooks.ts'
import { formatDuration, formatTime, formatTimestamp } from '../../ui/format.ts'
import { Spl } from '../../ui/spl.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import type { TimeMode } from './column-layout.ts'

interface CallTimeProps {
  readonly at: number
  /** When the row below was; null: unknown. */
  readonly before: number | null
  readonly mode: TimeMode
  /** Some time of today. */
  readonly today: number
}

export function CallTime({ at, before, mode, today }: CallTimeProps) {
  if (mode === 'relative') return <RelativeTime at={at} />
  return (
    <time dateTime={new Date(at).toISOString()} title={formatTimestamp(at)}>
      {mode === 'absolute' ? formatTime(at, today) : before === null ? '' : since(at - before)}
    </time>
  )
}

const since = (ms: number) => `${ms < 0 ? '−' : '+'}${formatDuration(Math.abs(ms))}`

/** More than a line can show costs time to highlight. */
const longest = 200

export function CallSummary({ call }: { readonly call: ToolCallRow }) {
  const { summary, pinned, note, ms, progressText } = call
  return (
    <span className="call-summary" title={note === null ? summary : `${note}\n\n${summary}`}>
      {pinned && <Pin className="call-sign" size={12} role="img" aria-label="Pinned" />}
      {note !== null && <StickyNote className="call-sign" size={12} role="img" aria-label="Note" />}
      {note !== null && <span className="call-note">{note}</span>}
      {ms === null && progressText !== null && <span className="dim">{progressText} </span>}
      <Spl spl={summary.length > longest ? `${summary.slice(0, longest)}…` : summary} />
    </span>
  )
}

const slow = 10_000

export function Took({ call: { ms, startedAt } }: { readonly call: ToolCallRow }) {
  if (ms === null) return <Elapsed since={startedAt} />
  return <span className={ms >= slow ? 'took slow' : 'took'}>{formatDuration(ms)}</span>
}

function Elapsed({ since: start }: { readonly since: number }) {
  const now = useNow()
  const seconds = Math.max(0, Math.floor((now - start) / 1000))
  return <span className="took running">{formatDuration(seconds * 1000)}</span>
}
