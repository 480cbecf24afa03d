import type { Order, ToolCallRow } from '../../../preload/api.ts'
import { CallStatus } from '../../ui/call-status.tsx'
import {
  formatDuration,
  formatNumber,
  formatSize,
  formatTimestamp,
  shortId
} from '../../ui/format.ts'
import type { Column } from '../../ui/grid-row.tsx'
import { ProfileName } from '../../ui/profile-name.tsx'
import { CallSummary, callTime, Elapsed } from './call-cells.tsx'
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

/** How each way of telling the time is offered. */
export const timeTexts: Readonly<Record<TimeMode, string>> = {
  absolute: 'Time of day',
  relative: 'How long ago',
  since: 'Since the previous call'
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
      const { cell, look, tip, width, ...column } = all[id]
      const wanted = layout.widths[id]
      return {
        ...column,
        id,
        width: wanted === undefined ? width : `${wanted}px`,
        look: (row) => ofCall(row, look),
        tip: (row) => ofCall(row, tip),
        cell: (row, next) =>
          ofCall(row, (call) => cell(call, next && ofCall(next, (below) => below)))
      }
    })
}

function ofCall<Told>(
  row: ListRow,
  tell: ((call: ToolCallRow) => Told) | undefined
): Told | undefined {
  return row.kind === 'call' || row.kind === 'protocol' ? tell?.(row) : undefined
}

function callColumns({ layout, scale, today }: ColumnWays): Record<ColumnId, CallColumn> {
  const { time } = layout
  return {
    time: {
      title: timeTitles[time],
      width: time === 'since' ? '128px' : 'minmax(88px, 112px)',
      needsNext: time === 'since',
      tip: ({ startedAt }) => formatTimestamp(startedAt),
      cell: ({ startedAt }, next) => callTime(startedAt, next?.startedAt ?? null, time, today)
    },
    client: {
      title: columnTitles.client,
      width: 'minmax(80px, max(120px, 7vw))',
      tip: ({ client, origin }) =>
        origin === 'analyst' ? `Run again in the window: a call of ${client}` : client,
      cell: ({ client, origin }) => (origin === 'analyst' ? `You (${client})` : client)
    },
    session: {
      title: columnTitles.session,
      width: '92px',
      look: () => 'session-id dim',
      tip: ({ sessionId }) => sessionId,
      cell: ({ sessionId }) => shortId(sessionId)
    },
    profile: {
      title: columnTitles.profile,
      width: 'minmax(96px, max(140px, 8vw))',
      look: ({ profile }) => (profile === null ? 'dim' : undefined),
      tip: ({ profile }) => (profile === null ? undefined : `${profile.name} at ${profile.host}`),
      cell: ({ profile }) => (profile === null ? 'none' : <ProfileName {...profile} />)
    },
    tool: {
      title: columnTitles.tool,
      width: 'minmax(96px, max(144px, 8vw))',
      look: ({ kind }) => (kind === 'protocol' ? 'dim' : undefined),
      tip: ({ tool }) => tool,
      cell: ({ tool }) => tool
    },
    summary: {
      title: columnTitles.summary,
      width: 'minmax(200px, 1080px)',
      tip: ({ note, summary }) => (note === null ? summary : `${note}\n\n${summary}`),
      cell: (call) => <CallSummary call={call} />
    },
    status: {
      title: columnTitles.status,
      width: '112px',
      tip: ({ kept }) => (kept ? undefined : 'Kept nowhere: gone when the program ends'),
      cell: ({ status, progress }) => <CallStatus status={status} progress={progress} />
    },
    rows: {
      title: columnTitles.rows,
      width: '84px',
      align: 'end',
      cell: ({ rows }) => (rows === null ? '' : formatNumber(rows))
    },
    took: {
      title: columnTitles.took,
      width: '92px',
      align: 'end',
      cell: (call) => (call.ms === null ? <Elapsed call={call} /> : formatDuration(call.ms))
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
