import { useState } from 'react'
import type { ClientDraft, ClientView, ClientWithToken } from '../../preload/api.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { Callout } from '../ui/callout.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { formatCount, formatTimestamp } from '../ui/format.ts'
import { Fact, Facts, Pane } from '../ui/pane.tsx'
import { Switch } from '../ui/switch.tsx'
import { RelativeTime } from '../ui/time.tsx'
import { useToast } from '../ui/toast.tsx'
import { limitComplaint } from './call-limit.tsx'
import './client-detail.css'
import { ClientFields, nameComplaint } from './client-fields.tsx'
import { Configurations } from './configurations.tsx'
import { TokenOnce } from './token-once.tsx'

interface ClientDetailProps {
  readonly client: ClientView
  /** Only while it is new. */
  readonly token: string | null
  readonly onRenewed: (made: ClientWithToken) => void
  readonly onClose: () => void
}

const draftOf = (client: ClientView): ClientDraft => ({
  id: client.id,
  name: client.name,
  defaultProfileId: client.defaultProfileId,
  allowedProfileIds: client.allowedProfileIds,
  mayUseProfile: client.mayUseProfile,
  callsPerMinute: client.callsPerMinute
})

export function ClientDetail({ client, token, onRenewed, onClose }: ClientDetailProps) {
  const act = useAct()
  const toast = useToast()
  const [typed, setTyped] = useState<ClientDraft | null>(null)
  const draft = typed ?? draftOf(client)
  const [left, setLeft] = useState(false)
  const [asking, setAsking] = useState<'renew' | 'revoke' | null>(null)
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(client))
  const complaint = nameComplaint(draft.name)

  const save = async () => {
    setLeft(true)
    if ((complaint ?? limitComplaint(draft.callsPerMinute)) !== undefined) return
    const saved = await act('clients.save', draft)
    if (saved === undefined) return
    setTyped(null)
    toast(`Saved ${saved.name}.`)
  }
  const setEnabled = async (enabled: boolean) => {
    const saved = await act('clients.setEnabled', client.id, enabled)
    if (saved !== undefined) toast(`${saved.name} is switched ${saved.enabled ? 'on' : 'off'}.`)
  }
  const renew = async () => {
    const made = await act('clients.renew', client.id)
    if (made !== undefined) onRenewed(made)
  }
  const revoke = async () => {
    const done = await act('clients.revoke', client.id)
    if (done === undefined) return
    toast(`${client.name} was revoked.`)
    onClose()
  }
  return (
    <Pane
      title={client.name}
      onClose={onClose}
      actions={
        <Switch
          label="May connect"
          on={client.enabled}
          onChange={(enabled) => void setEnabled(enabled)}
        />
      }
      footer={
        <>
          <Button kind="primary" isDisabled={!changed} onPress={() => void save()}>
            Save
          </Button>
          <span className="pane-foot-rest" />
          <Button onPress={() => setAsking('renew')}>Renew token</Button>
          <Button kind="danger" onPress={() => setAsking('revoke')}>
            Revoke
          </Button>
        </>
      }
    >
      <div className="client-form">
        {!client.enabled && (
          <Callout kind="warning" title={`${client.name} is switched off`}>
            Its requests are refused and told so. Its sessions are remembered, and go on when you
            switch it on again.
          </Callout>
        )}
        {token !== null && <TokenOnce token={token} name={client.name} />}
        <Configurations client={client} token={token} />
        <section className="client-part">
          <h3>What it may do</h3>
          <ClientFields
            draft={draft}
            onChange={setTyped}
            complaint={left ? complaint : undefined}
            onLeaveName={() => setLeft(true)}
          />
        </section>
        <section className="client-part">
          <h3>So far</h3>
          <Facts>
            <Fact label="Made">{formatTimestamp(client.createdAt)}</Fact>
            <Fact label="Last seen">
              {client.lastSeenAt === null ? 'Not yet' : <RelativeTime at={client.lastSeenAt} />}
            </Fact>
            <Fact label="Calls">{formatCount(client.calls, 'call')}</Fact>
            <Fact label="Live">{formatCount(client.liveSessions, 'session')}</Fact>
          </Facts>
        </section>
      </div>
      {asking === 'renew' && (
        <Confirm
          title={`Renew the token of ${client.name}?`}
          verb="Renew token"
          onConfirm={() => void renew()}
          onClose={() => setAsking(null)}
        >
          <p>
            The token that {client.name} has now stops working at once, and so does what it runs.
            You get a new one to put into its configuration; its sessions, profiles and settings
            stay.
          </p>
        </Confirm>
      )}
      {asking === 'revoke' && (
        <Confirm
          title={`Revoke ${client.name}?`}
          verb={`Revoke ${client.name}`}
          onConfirm={() => void revoke()}
          onClose={() => setAsking(null)}
        >
          <p>
            Its token stops working and its {formatCount(client.liveSessions, 'live session')} end.
            This cannot be undone; to connect it again, make a new client and put the new token into
            its configuration. Its recorded calls stay in the inspector.
          </p>
        </Confirm>
      )}
    </Pane>
  )
}
