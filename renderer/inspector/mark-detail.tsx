import type { Mark } from '../../preload/api.ts'
import { useSwitchboard } from '../state/hooks.ts'
import { formatDuration, formatNumber, formatTimestamp } from '../ui/format.ts'
import { Fact, Facts, Pane } from '../ui/pane.tsx'
import { ProfileName } from '../ui/profile-name.tsx'
import { gapTitles, isOpen } from './mark.ts'
import './mark-detail.css'

type Move = Extract<Mark, { what: 'moved' }>
type Gap = Exclude<Mark, Move>

interface MarkDetailProps {
  readonly mark: Mark
  readonly onClose: () => void
}

export function MarkDetail({ mark, onClose }: MarkDetailProps) {
  const title = mark.what === 'moved' ? `${mark.client} moved` : gapTitles[mark.what]
  return (
    <Pane title={title} onClose={onClose}>
      <div className="mark-detail">
        {mark.what === 'moved' ? <MoveFacts mark={mark} /> : <GapFacts mark={mark} />}
      </div>
    </Pane>
  )
}

function MoveFacts({ mark }: { readonly mark: Move }) {
  const { route } = useSwitchboard()
  const { sessionId, xSessionId, from, to, reason, at } = mark
  return (
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
      <Fact label="X-Session-ID">{xSessionId === null ? 'none' : <code>{xSessionId}</code>}</Fact>
    </Facts>
  )
}

function GapFacts({ mark }: { readonly mark: Gap }) {
  const { at, until, calls, reason } = mark
  const isOver = !isOpen(mark)
  return (
    <Facts>
      <Fact label="What it means">{reason}</Fact>
      <Fact label="From">{formatTimestamp(at)}</Fact>
      <Fact label="Until">
        {isOver ? formatTimestamp(until) : 'It goes on, or its end is not known'}
      </Fact>
      {isOver && <Fact label="How long">{formatDuration(Math.max(0, until - at))}</Fact>}
      {isOver && (
        <Fact label="Calls missing">{calls === 0 ? 'none known' : formatNumber(calls)}</Fact>
      )}
    </Facts>
  )
}

function Where({ profile }: { readonly profile: Move['from'] }) {
  return profile === null ? (
    'No Splunk'
  ) : (
    <>
      <ProfileName {...profile} /> <span className="dim">{profile.host}</span>
    </>
  )
}
