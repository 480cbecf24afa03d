import { useState } from 'react'
import { termText } from '../../main/inspector/filter/edits.ts'
import type { SessionView } from '../../preload/api.ts'
import { Overview } from '../inspector/overview/overview.tsx'
import { everything } from '../state/history-view.ts'
import { useSwitchboard } from '../state/hooks.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { Callout } from '../ui/callout.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { CopyButton } from '../ui/copy.tsx'
import { formatCount, formatTimestamp } from '../ui/format.ts'
import { Fact, Facts, Pane } from '../ui/pane.tsx'
import { ProfileSelect } from '../ui/profile-select.tsx'
import { RelativeTime } from '../ui/time.tsx'
import { SessionState, whoShares } from './columns.tsx'
import './session-detail.css'
import { NewMapping } from './new-mapping.tsx'

interface SessionDetailProps {
  readonly session: SessionView
  readonly onClose: () => void
}

export function SessionDetail({ session, onClose }: SessionDetailProps) {
  const { route } = useSwitchboard()
  const act = useAct()
  const [asking, setAsking] = useState<'end' | 'map' | null>(null)
  const { login, clientInfo } = session
  return (
    <Pane
      title={session.client}
      onClose={onClose}
      actions={
        <>
          <Button onPress={() => route.go('inspector', { filter: `session:${session.id}` })}>
            Show its calls
          </Button>
          <Button kind="danger" onPress={() => setAsking('end')}>
            End session
          </Button>
        </>
      }
    >
      <div className="session-detail">
        <div className="session-steer">
          {session.switchedOff && (
            <Callout
              kind="warning"
              actions={
                <Button onPress={() => route.go('clients', { id: session.clientId ?? '' })}>
                  Show the client
                </Button>
              }
            >
              {session.client} is switched off, so the requests of this session are refused.
            </Callout>
          )}
          <ProfileSelect
            label="Use this Splunk from the next call on"
            value={session.assignedProfileId}
            none="Use its own rules"
            onChange={(id) => void act('sessions.assign', session.id, id)}
          />
          {login?.kind === 'error' && <Callout kind="error" title={login.message} />}
          {login === null && (
            <Callout kind="warning">
              Nothing says which Splunk this session uses, so its tools answer that one must be
              chosen.
            </Callout>
          )}
          {login?.kind === 'ask' && (
            <Callout kind="warning">
              No rule names its Splunk. You are asked at its first call that needs one, unless you
              choose one here before.
            </Callout>
          )}
          {login?.kind === 'refused' && (
            <Callout
              kind="warning"
              title="You refused it a Splunk"
              actions={
                <Button onPress={() => void act('sessions.assign', session.id, null)}>
                  Ask again
                </Button>
              }
            >
              Its calls are refused at once. Choose a Splunk to let it go on.
            </Callout>
          )}
          {login?.kind === 'profile' && <p className="dim">Decided now by: {login.rule}.</p>}
          {login?.kind === 'headers' && (
            <p className="dim">It brings a login to {login.host} in its own headers.</p>
          )}
          {session.xSessionId !== null && (
            <Button onPress={() => setAsking('map')}>
              Always use a profile for this X-Session-ID
            </Button>
          )}
        </div>
        <Facts>
          <Fact label="State">
            <SessionState {...session} />
          </Fact>
          <Fact label="Client">
            {clientInfo === null ? 'Did not say' : `${clientInfo.name} ${clientInfo.version}`}
          </Fact>
          <Fact label="Id">
            <span className="copied-value">
              <code>{session.id}</code>
              <CopyButton text={session.id} what="the id" />
            </span>
          </Fact>
          <Fact label="X-Session-ID">
            {session.xSessionId === null ? (
              `none${session.shared ? `: ${whoShares(session)}` : ''}`
            ) : (
              <code>{session.xSessionId}</code>
            )}
          </Fact>
          <Fact label="MCP">{session.protocolVersion ?? 'not told'}</Fact>
          <Fact label="Calls">
            {formatCount(session.calls, 'call')}, {formatCount(session.errors, 'error')},{' '}
            {session.running} running
          </Fact>
          <Fact label="Began">{formatTimestamp(session.startedAt)}</Fact>
          <Fact label="Last activity">
            <RelativeTime at={session.lastActivityAt} />
          </Fact>
        </Facts>
      </div>
      {session.calls > 0 && (
        <Overview
          query={{ ...everything, filter: termText('session', session.id) }}
          onFilter={(filter) => route.go('inspector', { filter })}
        />
      )}
      {asking === 'end' && (
        <Confirm
          title={`End this session of ${session.client}?`}
          verb="End session"
          onConfirm={() => void act('sessions.end', session.id)}
          onClose={() => setAsking(null)}
        >
          <p>
            {session.running > 0 &&
              `${formatCount(session.running, 'running call')} will be cancelled. `}
            The assistant can begin a new session at once; to keep it out,{' '}
            {session.clientId === null
              ? 'refuse requests without a token under Settings.'
              : 'switch its client off under Clients.'}
          </p>
        </Confirm>
      )}
      {asking === 'map' && session.xSessionId !== null && (
        <NewMapping
          mapping={{
            match: 'exact',
            xSessionId: session.xSessionId,
            profileId: session.assignedProfileId
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </Pane>
  )
}
