import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { ClientView, ClientWithToken } from '../../preload/api.ts'
import { useClients, useProfiles, useRoute, useSwitchboard } from '../state/hooks.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { formatCount } from '../ui/format.ts'
import { useKey } from '../ui/key.ts'
import { List } from '../ui/list.tsx'
import { Split } from '../ui/split.tsx'
import { RelativeTime } from '../ui/time.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { ClientDetail } from './client-detail.tsx'
import { NewClient } from './new-client.tsx'

export function ClientsView() {
  const { route } = useSwitchboard()
  const { params } = useRoute()
  const clients = useClients()
  // The token of the client that was just made or renewed; gone with this view, and nowhere else.
  const [fresh, setFresh] = useState<ClientWithToken | null>(null)
  const open = params.get('id')
  const select = (id: string | null) => route.set({ id })
  useKey(['Escape'], () => select(null))
  if (clients === undefined) return <Waiting />
  const chosen = clients.find(({ id }) => id === open)
  const token = fresh !== null && fresh.client.id === open ? fresh.token : null
  return (
    <Split
      name="clients"
      direction="right"
      size={620}
      smallest={420}
      rest={280}
      list={
        <List
          label="Clients"
          tools={
            <Button icon={Plus} onPress={() => select('new')}>
              Connect an assistant
            </Button>
          }
          items={clients}
          selected={open}
          onSelect={select}
          textOf={({ name, enabled }) => (enabled ? name : `${name}, switched off`)}
          row={(client) => <ClientRow client={client} />}
          empty={
            <Empty
              title="No clients"
              action={
                <Button kind="primary" onPress={() => select('new')}>
                  Connect an assistant
                </Button>
              }
            >
              A client is a program that may use your profiles, such as Claude Desktop or Cursor.
              Each has a token of its own, so that one can be cut off without the others.
            </Empty>
          }
        />
      }
      detail={
        open === 'new' ? (
          <NewClient
            onMade={(made) => {
              setFresh(made)
              select(made.client.id)
            }}
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
