import type { SessionView } from '../../preload/api.ts'
import { formatNumber, shortId } from '../ui/format.ts'
import type { Column } from '../ui/grid-row.tsx'
import { RelativeTime } from '../ui/time.tsx'
import './columns.css'
import { SessionLogin } from './session-login.tsx'

const states: Readonly<Record<SessionView['state'], { readonly shape: string; title: string }>> = {
  connected: { shape: '●', title: 'Holds an event stream' },
  live: { shape: '○', title: 'Can be called' },
  dormant: { shape: '–', title: 'Is taken up at the next request' }
}

const off = { shape: '⊘', title: 'Its client is switched off, so its requests are refused' }

export function SessionState({ state, switchedOff }: Pick<SessionView, 'state' | 'switchedOff'>) {
  const { shape, title } = switchedOff ? off : states[state]
  return (
    <span className={`session-state ${state}`} title={title}>
      <span aria-hidden>{shape}</span> {switchedOff ? 'off' : state}
    </span>
  )
}

/** Whose the session is where the windows of a program send no id of their own. */
export const whoShares = ({ clientInfo }: Pick<SessionView, 'clientInfo'>): string =>
  `all windows of ${clientInfo?.name ?? 'this program'} together`

export const columns: readonly Column<SessionView>[] = [
  {
    id: 'state',
    title: 'State',
    width: '104px',
    cell: (session) => <SessionState {...session} />
  },
  {
    id: 'client',
    title: 'Client',
    width: 'minmax(112px, 1.2fr)',
    cell: ({ client, clientInfo }) => (
      <span title={clientInfo === null ? client : `${clientInfo.name} ${clientInfo.version}`}>
        {client} <span className="dim">{clientInfo?.version}</span>
      </span>
    )
  },
  {
    id: 'login',
    title: 'Splunk',
    width: 'minmax(220px, 2.4fr)',
    cell: (session) => <SessionLogin session={session} />
  },
  {
    id: 'calls',
    title: 'Calls',
    width: '60px',
    align: 'end',
    cell: ({ calls, running }) =>
      running > 0 ? (
        <span className="session-running" title={`${running} running`}>
          {formatNumber(calls)}
        </span>
      ) : (
        formatNumber(calls)
      )
  },
  {
    id: 'errors',
    title: 'Errors',
    width: '56px',
    align: 'end',
    cell: ({ errors }) => (
      <span className={errors > 0 ? 'session-errors' : 'dim'}>{formatNumber(errors)}</span>
    )
  },
  {
    id: 'last',
    title: 'Last activity',
    width: '100px',
    cell: ({ lastActivityAt }) => <RelativeTime at={lastActivityAt} />
  },
  {
    id: 'x',
    title: 'X-Session-ID',
    width: 'minmax(84px, 1fr)',
    cell: (session) =>
      session.xSessionId === null ? (
        <span className="dim" title={session.shared ? whoShares(session) : 'none'}>
          {session.shared ? 'all windows' : 'none'}
        </span>
      ) : (
        <code title={session.xSessionId}>{session.xSessionId}</code>
      )
  },
  {
    id: 'id',
    title: 'Id',
    width: '88px',
    cell: ({ id }) => (
      <code className="dim" title={id}>
        {shortId(id)}
      </code>
    )
  },
  {
    id: 'protocol',
    title: 'MCP',
    width: '104px',
    cell: ({ protocolVersion }) => <span className="dim">{protocolVersion ?? 'not told'}</span>
  }
]
