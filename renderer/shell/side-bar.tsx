import { PanelLeftClose, PanelLeftOpen, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import type { ProfileView } from '../../preload/api.ts'
import { useAsks, useClients, useProfiles, useRoute, useSessions } from '../state/hooks.ts'
import { formatHash, places, type Place } from '../state/route.ts'
import { IconButton } from '../ui/button.tsx'
import { formatNumber } from '../ui/format.ts'
import { ProfileMark, ProfileName } from '../ui/profile-name.tsx'
import { ProfileState } from '../ui/profile-state.tsx'
import { Logo } from './logo.tsx'
import { placeIcons, placeNames } from './places.ts'
import './side-bar.css'

const remembered = 'switchboard.side-bar'

export function SideBar() {
  const [folded, setFolded] = useState(() => {
    const choice = localStorage.getItem(remembered)
    return choice === null ? window.innerWidth < 1100 : choice === 'folded'
  })
  const { place, params } = useRoute()
  const profiles = useProfiles() ?? []
  const clients = useClients()
  const sessions = useSessions()
  const waiting = useAsks()?.length ?? 0
  const live = sessions?.filter((session) => session.state !== 'dormant').length
  const counts: Partial<Record<Place, number | undefined>> = {
    clients: clients?.length,
    sessions: live
  }
  const fold = () => {
    localStorage.setItem(remembered, folded ? 'open' : 'folded')
    setFolded(!folded)
  }
  return (
    <nav className={folded ? 'side-bar folded' : 'side-bar'} aria-label="Places">
      <div className="side-head">
        <Logo />
        {!folded && <span>Switchboard</span>}
      </div>
      <ul>
        {places.map((one) => (
          <li key={one} className={one === 'settings' ? 'side-last' : undefined}>
            <SideLink
              place={one}
              icon={placeIcons[one]}
              here={one === place && !(one === 'profiles' && params.has('id'))}
              count={counts[one]}
              waiting={one === 'sessions' ? waiting : 0}
            />
            {one === 'profiles' && profiles.length > 0 && (
              <ul className="side-profiles">
                {profiles.map((profile) => (
                  <li key={profile.id}>
                    <SideProfile
                      profile={profile}
                      folded={folded}
                      here={place === 'profiles' && params.get('id') === profile.id}
                    />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      <div className="side-foot">
        <IconButton
          icon={folded ? PanelLeftOpen : PanelLeftClose}
          label={folded ? 'Widen the side bar' : 'Narrow the side bar'}
          onPress={fold}
        />
      </div>
    </nav>
  )
}

interface SideLinkProps {
  readonly place: Place
  readonly icon: LucideIcon
  readonly here: boolean
  readonly count: number | undefined
  /** How many of it wait for the user. */
  readonly waiting: number
}

function SideLink({ place, icon: Icon, here, count, waiting }: SideLinkProps) {
  return (
    <a
      className="side-link"
      href={formatHash(place)}
      aria-current={here ? 'page' : undefined}
      title={placeNames[place]}
    >
      <Icon size={16} aria-hidden />
      <span className="side-text">{placeNames[place]}</span>
      {waiting > 0 && (
        <span className="side-waiting" aria-label={`, ${waiting} waiting`}>
          ◐<span className="side-number"> {formatNumber(waiting)}</span>
        </span>
      )}
      {count !== undefined && count > 0 && (
        <span className="side-count" aria-label={`, ${count}`}>
          {formatNumber(count)}
        </span>
      )}
    </a>
  )
}

interface SideProfileProps {
  readonly profile: ProfileView
  readonly folded: boolean
  readonly here: boolean
}

function SideProfile({ profile, folded, here }: SideProfileProps) {
  return (
    <a
      className="side-link side-profile"
      href={formatHash('profiles', { id: profile.id })}
      aria-current={here ? 'page' : undefined}
      title={profile.name}
    >
      {folded ? (
        <>
          <ProfileMark {...profile} />
          {profile.state.kind === 'failing' && <ProfileState state={profile.state} />}
        </>
      ) : (
        <>
          <ProfileName {...profile} />
          <ProfileState state={profile.state} />
        </>
      )}
    </a>
  )
}
