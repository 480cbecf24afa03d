import type { Mark } from '../../preload/api.ts'
import { useSwitchboard } from '../state/hooks.ts'
import { formatTimestamp } from '../ui/format.ts'
import { Fact, Facts, Pane } from '../ui/pane.tsx'
import { ProfileName } from '../ui/profile-name.tsx'
import './mark-detail.css'

interface MarkDetailProps {
  readonly mark: Mark
  readonly onClose: () => void
}

export function MarkDetail({ mark, onClose }: MarkDetailProps) {
  const { route } = useSwitchboard()
  const { client, sessionId, xSessionId, from, to, reason, at } = mark
  return (
    <Pane title={`${client} moved`} onClose={onClose}>
      <div className="mark-detail">
        <Facts>
          <Fact label="From">
            <Where profile={from} />
          </Fact>
          <Fact label="To">
            <Where profile={to} />
          </Fact>
          <Fact label="Because of">{reason}</Fact>
          <Fact label="When">{formatTimestamp(at)}</Fact>
          <Fact label="Session">
            <button
              type="button"
              className="text-button"
              onClick={() => route.go('sessions', { id: sessionId })}
            >
              <code>{sessionId}</code>
            </button>
          </Fact>
          <Fact label="X-Session-ID">
            {xSessionId === null ? 'none' : <code>{xSessionId}</code>}
          </Fact>
        </Facts>
      </div>
    </Pane>
  )
}

function Where({ profile }: { readonly profile: Mark['from'] }) {
  return profile === null ? (
    'No Splunk'
  ) : (
    <>
      <ProfileName {...profile} /> <span className="dim">{profile.host}</span>
    </>
  )
}
