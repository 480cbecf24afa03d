import { useId, useState } from 'react'
import type { Ask } from '../../preload/api.ts'
import { useNow, useProfiles, useSwitchboard } from '../state/hooks.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { formatDuration, shortId } from '../ui/format.ts'
import { ProfileName } from '../ui/profile-name.tsx'
import { ProfileSelect } from '../ui/profile-select.tsx'
import { Select } from '../ui/select.tsx'
import { useToast } from '../ui/toast.tsx'
import { type Reach, reachesOf } from './ask-reach.ts'

/** With more profiles than this they are in a list that opens. */
const mostButtons = 4

export function AskCard({ ask }: { readonly ask: Ask }) {
  const act = useAct()
  const toast = useToast()
  const title = useId()
  const reaches = reachesOf(ask.xSessionId)
  const [reachId, setReachId] = useState<Reach['id']>('session')
  const reach = reaches.find(({ id }) => id === reachId)
  const all = useProfiles() ?? []
  const profiles = all.filter(({ id }) => ask.allowedProfileIds?.includes(id) !== false)
  const choose = (profileId: string) => {
    const { mapping } = reach ?? {}
    if (mapping === undefined) void act('sessions.assign', ask.sessionId, profileId)
    else void act('mappings.save', { ...mapping, profileId })
  }
  const refuse = async () => {
    const refused = await act('sessions.refuse', ask.sessionId)
    if (refused === undefined) return
    toast(`Refused ${ask.client} a Splunk. Choose one under Sessions to let it go on.`, {
      lasts: 6000,
      action: {
        title: 'Ask again',
        run: () => void act('sessions.assign', ask.sessionId, null)
      }
    })
  }
  return (
    <article className="ask" aria-labelledby={title}>
      <div className="ask-text">
        <h2 id={title}>
          <span className="ask-shape" aria-hidden>
            ◐
          </span>
          <b>{ask.client}</b> asks which Splunk to use
        </h2>
        <Facts ask={ask} />
      </div>
      <div className="ask-choice" role="group" aria-label={`Splunk for ${ask.client}`}>
        {reaches.length > 1 && (
          <Select
            label="For"
            bare
            value={reachId}
            items={reaches}
            onChange={(id) => setReachId(reaches.find((one) => one.id === id)?.id ?? 'session')}
          />
        )}
        {profiles.length > mostButtons ? (
          <ProfileSelect
            label={`Splunk for ${ask.client}`}
            bare
            value={null}
            among={ask.allowedProfileIds}
            onChange={(id) => id !== null && choose(id)}
          />
        ) : (
          profiles.map((profile) => (
            <Button key={profile.id} onPress={() => choose(profile.id)}>
              <span className="unseen">Use </span>
              <ProfileName {...profile} />
            </Button>
          ))
        )}
        {profiles.length === 0 && <span>There is no profile that it may use.</span>}
        <Button kind="danger" onPress={() => void refuse()}>
          Refuse
        </Button>
      </div>
    </article>
  )
}

function Facts({ ask }: { readonly ask: Ask }) {
  const { route } = useSwitchboard()
  const now = useNow()
  const { clientInfo, xSessionId, sessionId, tools, since } = ask
  const [tool = '', ...others] = tools
  const seconds = Math.max(0, Math.floor((now - since) / 1000))
  return (
    <p className="ask-facts">
      {clientInfo !== null && (
        <span>
          {clientInfo.name} {clientInfo.version}
        </span>
      )}
      <button
        type="button"
        className="text-button"
        onClick={() => route.go('sessions', { id: sessionId })}
      >
        {xSessionId === null ? (
          <>
            session <code>{shortId(sessionId)}</code>
          </>
        ) : (
          <code title="X-Session-ID">{xSessionId}</code>
        )}
      </button>
      <span>
        <code>{tool}</code>
        {others.length > 0 && ` and ${others.length} more`}
      </span>
      <span>waiting {seconds < 60 ? `${seconds} s` : formatDuration(seconds * 1000)}</span>
    </p>
  )
}
