import type { Order, ToolCallRow } from '../../../preload/api.ts'
import { CallStatus } from '../../ui/call-status.tsx'
import { formatNumber, formatSize, shortId } from '../../ui/format.ts'
import type { Column } from '../../ui/grid-row.tsx'
import { ProfileName } from '../../ui/profile-name.tsx'
import { CallSummary, CallTime, Took } from './call-cells.tsx'
import type { ColumnId, ColumnLayout, TimeMode } from './column-layout.ts'
import './columns.css'
import type { ListRow } from './list-row.ts'
import { WaterfallBar } from './waterfall-bar.tsx'
import type { WaterfallScale } from './waterfall-scale.ts'

type CallColumn = Omit<Column<ToolCallRow>, 'id'>

export const columnTitles: Readonly<Record<ColumnId, string>> = {
  time: 'Time',
  client: 'Client',
  session: 'Session',
  profile: 'Profile',
  tool: 'Tool',
  summary: 'SPL or arguments',
  status: 'Status',
  rows: 'Rows',
  took: 'Took',
  size: 'Size',
  waterfall: 'Waterfall'
}

/** What a column sorts by. */
export const ordersOf: Readonly<Partial<Record<ColumnId, Order>>> = {
  time: 'time',
  client: 'client',
  session: 'session',
  profile: 'profile',
  tool: 'tool',
  status: 'status',
  rows: 'rows',
  took: 'took',
  size: 'size'
}

const timeTitles: Readonly<Record<TimeMode, string>> = {
  absolute: 'Time',
  relative: 'Ago',
  since: 'Since previous'
}

interface ColumnWays {
  readonly layout: ColumnLayout
  readonly scale: WaterfallScale
  /** Some time of today. */
  readonly today: number
}

export function columnsOf({ layout, scale, today }: ColumnWays): readonly Column<ListRow>[] {
  const all = callColumns({ layout, scale, today })
  return layout.order
    .filter((id) => !layout.hidden.includes(id))
    .map((id) => {
      const { cell, width, ...column } = all[id]
      const wanted = layout.widths[id]
      return {
        ...column,
        id,
        width: wanted === undefined ? width : `${wanted}px`,
        cell: (row, next) => {
          const call = row.kind === 'call' || row.kind === 'protocol' ? row : null
          const below = next?.kind === 'call' || next?.kind === 'protocol' ? next : undefined
          return call === null ? null : cell(call, below)
        }
      }
    })
}

function callColumns({ layout, scale, today }: ColumnWays): Record<ColumnId, CallColumn> {
  const { time } = layout
  return {
    time: {
      title: timeTitles[time],
      width: time === 'since' ? '104px' : 'minmax(88px, 112px)',
      needsNext: time === 'since',
      cell: ({ startedAt }, next) => (
        <CallTime at={startedAt} before={next?.startedAt ?? null} mode={time} today={today} />
      )
    },
    client: {
      title: columnTitles.client,
      width: 'minmax(80px, 120px)',
      cell: ({ client, origin }) => (
        <span title={client}>{origin === 'analyst' ? `${client} (again)` : client}</span>
      )
    },
    session: {
      title: columnTitles.session,
      width: '92px',
      cell: ({ sessionId }) => (
        <code className="dim" title={sessionId}>
          {shortId(sessionId)}
        </code>
      )
    },
    profile: {
      title: columnTitles.profile,
      width: 'minmax(96px, 140px)',
      cell: ({ profile }) =>
        profile === null ? (
          <span className="dim">none</span>
        ) : (
          <span title={`${profile.name} at ${profile.host}`}>
            <ProfileName {...profile} />
          </span>
        )
    },
    tool: {
      title: columnTitles.tool,
      width: 'minmax(96px, 144px)',
      cell: ({ tool, kind }) => (
        <span className={kind === 'protocol' ? 'dim' : undefined} title={tool}>
          {tool}
        </span>
      )
    },
    summary: {
      title: columnTitles.summary,
      width: 'minmax(200px, 1080px)',
      cell: (call) => <CallSummary call={call} />
    },
    status: {
      title: columnTitles.status,
      width: '120px',
      cell: ({ status, progress, kept }) => (
        <span title={kept ? undefined : 'Kept nowhere: gone when the program ends'}>
          <CallStatus status={status} progress={progress} />
        </span>
      )
    },
    rows: {
      title: columnTitles.rows,
      width: '68px',
      align: 'end',
      cell: ({ rows }) => (rows === null ? '' : formatNumber(rows))
    },
    took: {
      title: columnTitles.took,
      width: '92px',
      align: 'end',
      cell: (call) => <Took call={call} />
    },
    size: {
      title: columnTitles.size,
      width: '68px',
      align: 'end',
      cell: ({ bytes }) => (bytes === null ? '' : formatSize(bytes))
    },
    waterfall: {
      title: columnTitles.waterfall,
      width: 'minmax(120px, 320px)',
      cell: (call) => <WaterfallBar call={call} scale={scale} />
    }
  }
}
