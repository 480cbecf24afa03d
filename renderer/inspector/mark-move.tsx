import type { Mark } from '../../preload/api.ts'
import { ProfileName } from '../ui/profile-name.tsx'
import { markText } from './mark.ts'
import './mark-move.css'

/** To which Splunk a session moved, and why. */
export function MarkMove({ mark }: { readonly mark: Mark }) {
  const { xSessionId, to, reason } = mark
  return (
    <span className="mark-move" title={markText(mark)}>
      <span aria-label="moved to">→</span>
      <MarkProfile profile={to} />
      <span className="dim mark-reason">{reason}</span>
      {xSessionId !== null && <code>{xSessionId}</code>}
    </span>
  )
}

export function MarkProfile({ profile }: { readonly profile: Mark['from'] }) {
  return profile === null ? (
    <span className="dim">none</span>
  ) : (
    <span title={profile.host}>
      <ProfileName {...profile} />
    </span>
  )
}
