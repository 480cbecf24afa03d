import { useState } from 'react'
import type { ClientView, ClientWithToken } from '../../preload/api.ts'
import { ProgramDetail } from '../connect/program-detail.tsx'
import { ProgramList } from '../connect/program-list.tsx'
import { useClients, usePrograms, useProfiles, useRoute, useSwitchboard } from '../state/hooks.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { formatCount } from '../ui/format.ts'
import { useKey } from '../ui/key.ts'
import { List } from '../ui/list.tsx'
import { Split } from '../ui/split.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { RelativeTime } from '../ui/time.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { ClientDetail } from './client-detail.tsx'
import './clients-view.css'
import { NewClient } from './new-client.tsx'

export function ClientsView() {
  const { route } = useSwitchboard()
  const { params } = useRoute()
  const clients = useClients()
  // The token of the client that was just made or renewed; gone with this view, and nowhere else.
  const [fresh, setFresh] = useState<ClientWithToken | null>(null)
  const [entered, setEntered] = useState(0)
  const programs = usePrograms()
  const tab = params.get('tab') ?? 'clients'
  const open = params.get('id')
  const select = (id: string | null) => {
    setEntered(0)
    route.set({ id })
  }
  const connect = () => route.set({ tab: 'connect', id: null })
  useKey(['Escape'], () => select(null))
  if (clients === undefined) return <Waiting />
  const chosen = tab === 'clients' ? clients.find(({ id }) => id === open) : undefined
  const program = tab === 'connect' ? programs?.find(({ id }) => id === open) : undefined
  const token = fresh !== null && fresh.client.id === open ? fresh.token : null
  return (
    <Split
      name="clients"
      direction="right"
      size={620}
      smallest={420}
      rest={280}
      list={
        <div className="clients-tabs">
          <Tabs
            label="Clients and programs"
            selected={tab}
            onSelect={(id) => route.set({ tab: id === 'clients' ? null : id, id: null })}
            tabs={[
              {
                id: 'clients',
                title: 'Clients',
                count: clients.length,
                content: () => (
                  <List
                    label="Clients"
                    items={clients}
                    selected={open}
                    onSelect={select}
                    textOf={({ name, enabled }) => (enabled ? name : `${name}, switched off`)}
                    row={(client) => <ClientRow client={client} />}
                    empty={
                      <Empty
                        title="No clients"
                        action={
                          <Button kind="primary" onPress={connect}>
                            Connect a program
                          </Button>
                        }
                      >
                        A client is a program that may use your profiles, such as Claude Desktop or
                        Cursor. Each has a token of its own, so that one can be cut off without the
                        others.
                      </Empty>
                    }
                  />
                )
              },
              {
                id: 'connect',
                title: 'Connect a program',
                content: () => (
                  <ProgramList
                    selected={open}
                    onSelect={select}
                    onOpen={() => setEntered(entered + 1)}
                  />
                )
              }
            ]}
          />
        </div>
      }
      detail={
        open === 'new' ? (
          <NewClient
            onMade={(made) => {
              setFresh(made)
              route.set({ tab: null, id: made.client.id })
            }}
            onClose={() => select(null)}
          />
        ) : program !== undefined ? (
          <ProgramDetail
            key={program.id}
            program={program}
            fresh={fresh}
            onMade={setFresh}
            entered={entered}
            onClose={() => select(null)}
          />
        ) : chosen !== undefined ? (
          <ClientDetail
            key={chosen.id}
            client={chosen}
            token={token}
            onRenewed={setFresh}
            onClose={() => select(null)}
          />
        ) : null
      }
    />
  )
}

function ClientRow({ client }: { readonly client: ClientView }) {
  const profile = (useProfiles() ?? []).find(({ id }) => id === client.defaultProfileId)
  return (
    <>
      <div className="list-main">
        <span className={client.enabled ? 'profile-text' : 'profile-text dim'}>{client.name}</span>
        <span className="dim">
          {!client.enabled
            ? '⊘ switched off'
            : client.liveSessions > 0 && `● ${formatCount(client.liveSessions, 'live session')}`}
        </span>
      </div>
      <div className="list-more">
        {client.lastSeenAt === null ? (
          'Not seen yet'
        ) : (
          <>
            Seen <RelativeTime at={client.lastSeenAt} /> · {formatCount(client.calls, 'call')}
          </>
        )}
        {' · '}
        {profile?.name ?? "the app's default profile"}
      </div>
    </>
  )
}
