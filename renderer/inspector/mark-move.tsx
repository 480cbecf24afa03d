import type { Mark } from '../../preload/api.ts'
import { ProfileName } from '../ui/profile-name.tsx'
import { markText } from './mark.ts'
import './mark-move.css'

/** From which Splunk to which a session moved, and why. */
export function MarkMove({ mark }: { readonly mark: Mark }) {
  const { from, to, xSessionId, reason } = mark
  return (
    <span className="mark-move" title={markText(mark)}>
      <Where profile={from} />
      <span aria-label="to">→</span>
      <Where profile={to} />
      {xSessionId !== null && <code>{xSessionId}</code>}
      <span className="dim mark-reason">{reason}</span>
    </span>
  )
}

function Where({ profile }: { readonly profile: Mark['from'] }) {
  return profile === null ? <span className="dim">none</span> : <ProfileName {...profile} />
}
