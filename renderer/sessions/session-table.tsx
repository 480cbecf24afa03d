import { useMemo } from 'react'
import type { SessionView } from '../../preload/api.ts'
import { useClients, useSwitchboard } from '../state/hooks.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { useCopy } from '../ui/copy.tsx'
import { Empty } from '../ui/empty.tsx'
import { formatCount } from '../ui/format.ts'
import { Grid } from '../ui/grid.tsx'
import { useLines } from '../ui/lines.ts'
import { columns } from './columns.tsx'

const idOf = ({ id }: SessionView) => id

interface SessionTableProps {
  readonly sessions: readonly SessionView[]
  readonly selected: string | null
  readonly onSelect: (id: string | null) => void
  readonly withDormant: boolean
  readonly onWithDormant: (shown: boolean) => void
}

export function SessionTable(props: SessionTableProps) {
  const { sessions, selected, onSelect, withDormant, onWithDormant } = props
  const { route } = useSwitchboard()
  const act = useAct()
  const copy = useCopy()
  const dormant = sessions.filter(({ state }) => state === 'dormant').length
  const rows = useMemo(
    () =>
      sessions
        .filter(({ state }) => withDormant || state !== 'dormant')
        // A steady order: rows must not change places while one aims at them.
        .sort((a, b) => b.startedAt - a.startedAt || (a.id < b.id ? -1 : 1)),
    [sessions, withDormant]
  )
  const lines = useLines(rows, idOf)
  return (
    <>
      <Grid
        label="Sessions"
        lines={lines}
        columns={columns}
        idOf={idOf}
        selected={selected}
        onSelect={onSelect}
        actions={(session) => [
          { id: 'copy', text: 'Copy id', keys: 'c', run: () => void copy(session.id, 'the id') },
          {
            id: 'calls',
            text: 'Show its calls',
            run: () => route.go('inspector', { filter: `session:${session.id}` })
          },
          {
            id: 'end',
            text: 'End session',
            danger: true,
            run: () => void act('sessions.end', session.id)
          }
        ]}
        empty={
          rows.length === 0 && sessions.length > 0 ? (
            <Empty
              title="No live sessions"
              action={<Button onPress={() => onWithDormant(true)}>Show dormant</Button>}
            >
              {formatCount(dormant, 'dormant session')} can be taken up again.
            </Empty>
          ) : (
            <NoSessions />
          )
        }
      />
    </>
  )
}

function NoSessions() {
  const { route } = useSwitchboard()
  const clients = useClients() ?? []
  return clients.length === 0 ? (
    <Empty
      title="No sessions, because no assistant is connected"
      action={
        <Button kind="primary" onPress={() => route.go('clients', { tab: 'connect' })}>
          Connect an assistant
        </Button>
      }
    >
      A session is one conversation of an assistant. It appears here when the assistant begins it,
      and you choose which Splunk it uses.
    </Empty>
  ) : (
    <Empty
      title="No sessions"
      action={<Button onPress={() => route.go('clients')}>Show clients</Button>}
    >
      A session appears when a connected assistant begins a conversation. Start the assistant, or
      check its configuration.
    </Empty>
  )
}
