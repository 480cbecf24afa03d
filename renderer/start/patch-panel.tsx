import type { ProfileView } from '../../preload/api.ts'
import { useSessions } from '../state/hooks.ts'
import { formatCount } from '../ui/format.ts'
import { ProfileName } from '../ui/profile-name.tsx'
import { cordsOf } from './cords.ts'
import './patch-panel.css'

const row = 28

/** Who is connected to which Splunk now: clients on the left, profiles on the right. */
export function PatchPanel({ profiles }: { readonly profiles: readonly ProfileView[] }) {
  const sessions = useSessions() ?? []
  const { clients, cords } = cordsOf(sessions, profiles)
  if (clients.length === 0 || profiles.length === 0) return null
  const height = Math.max(clients.length, profiles.length) * row
  const at = (place: number) => place * row + row / 2
  return (
    <section className="patch-panel" aria-label="Who uses which Splunk now">
      <h2 className="label">Connected now</h2>
      <div className="patch-field" style={{ height }}>
        <ul>
          {clients.map(({ name, sessions: count, loose }) => (
            <li key={name}>
              <span className="patch-client">{name}</span>
              <span className="dim">
                {loose ?? (count > 1 ? formatCount(count, 'session') : '')}
              </span>
              <span className="patch-jack" aria-hidden />
            </li>
          ))}
        </ul>
        <svg viewBox={`0 0 200 ${height}`} preserveAspectRatio="none" aria-hidden>
          {cords.map(({ client, profile, running }) => (
            <path
              key={`${client}-${profile}`}
              d={`M0 ${at(client)} C 90 ${at(client)}, 110 ${at(profile)}, 200 ${at(profile)}`}
              fill="none"
              stroke={`var(--hue-${profiles[profile]?.colour ?? 7})`}
              strokeWidth={running ? 3 : 1.5}
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
        <ul>
          {profiles.map((profile) => (
            <li key={profile.id}>
              <span className="patch-jack" aria-hidden />
              <ProfileName {...profile} />
            </li>
          ))}
        </ul>
      </div>
      <p className="unseen">
        {cords
          .map(
            ({ client, profile }) =>
              `${clients[client]?.name ?? ''} uses ${profiles[profile]?.name ?? ''}.`
          )
          .join(' ')}
      </p>
    </section>
  )
}
