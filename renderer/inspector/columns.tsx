import type { ReactNode } from 'react'
import type { Mark, ToolCallRow } from '../../preload/api.ts'
import { useNow } from '../state/hooks.ts'
import { CallStatus } from '../ui/call-status.tsx'
import { formatDuration, formatNumber, formatTime, formatTimestamp } from '../ui/format.ts'
import type { Column } from '../ui/grid-row.tsx'
import { ProfileName } from '../ui/profile-name.tsx'
import { Spl } from '../ui/spl.tsx'
import './columns.css'
import { isMark, type InspectorRow } from './mark.ts'
import { MarkMove, MarkProfile } from './mark-move.tsx'

const callColumns: readonly Column<ToolCallRow>[] = [
  {
    id: 'time',
    title: 'Time',
    width: '92px',
    cell: ({ startedAt }) => <CallTime at={startedAt} />
  },
  {
    id: 'client',
    title: 'Client',
    width: 'minmax(88px, 120px)',
    cell: ({ client }) => <span title={client}>{client}</span>
  },
  {
    id: 'profile',
    title: 'Profile',
    width: 'minmax(104px, 148px)',
    cell: ({ profile }) =>
      profile === null ? (
        <span className="dim">none</span>
      ) : (
        <span title={`${profile.name} at ${profile.host}`}>
          <ProfileName {...profile} />
        </span>
      )
  },
  {
    id: 'call',
    title: 'Tool and SPL',
    width: 'minmax(200px, 1080px)',
    cell: (row) => (
      <span className="call-summary" title={row.summary}>
        <span className="call-tool">{row.tool}</span>
        {row.ms === null && row.progressText !== null ? (
          <span className="dim">{row.progressText} </span>
        ) : null}
        <Spl spl={row.summary} />
      </span>
    )
  },
  {
    id: 'status',
    title: 'Status',
    width: '116px',
    cell: ({ status, progress }) => <CallStatus status={status} progress={progress} />
  },
  {
    id: 'rows',
    title: 'Rows',
    width: '68px',
    align: 'end',
    cell: ({ rows }) => (rows === null ? '' : formatNumber(rows))
  },
  {
    id: 'took',
    title: 'Took',
    width: '104px',
    align: 'end',
    cell: ({ ms, startedAt }) => (ms === null ? <Elapsed since={startedAt} /> : <Took ms={ms} />)
  }
]

const markCells: Readonly<Record<string, (mark: Mark) => ReactNode>> = {
  time: ({ at }) => <CallTime at={at} />,
  client: ({ client }) => <span title={client}>{client}</span>,
  profile: ({ from }) => <MarkProfile profile={from} />,
  call: (mark) => <MarkMove mark={mark} />,
  status: () => <span className="dim">→ moved</span>
}

export const columns: readonly Column<InspectorRow>[] = callColumns.map((column) => ({
  ...column,
  cell: (row) => (isMark(row) ? markCells[column.id]?.(row) : column.cell(row))
}))

function CallTime({ at }: { readonly at: number }) {
  const now = useNow()
  return (
    <time dateTime={new Date(at).toISOString()} title={formatTimestamp(at)}>
      {formatTime(at, now)}
    </time>
  )
}

const slow = 10_000

function Took({ ms }: { readonly ms: number }) {
  return <span className={ms >= slow ? 'took slow' : 'took'}>{formatDuration(ms)}</span>
}

function Elapsed({ since }: { readonly since: number }) {
  const now = useNow()
  const seconds = Math.max(0, Math.floor((now - since) / 1000))
  return <span className="took running">{formatDuration(seconds * 1000)}</span>
}
