import { ChevronDown } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { SessionView } from '../../preload/api.ts'
import { useProfiles } from '../state/hooks.ts'
import { useAct } from '../ui/act.ts'
import { MenuButton, type Action } from '../ui/menu.tsx'
import { ProfileName, Swatch } from '../ui/profile-name.tsx'
import './session-login.css'

/** Which Splunk a session uses, and the menu that changes it. */
export function SessionLogin({ session }: { readonly session: SessionView }) {
  const profiles = useProfiles() ?? []
  const act = useAct()
  const assign = (profileId: string | null) => void act('sessions.assign', session.id, profileId)
  const actions: Action[] = [
    ...profiles.map((profile) => ({
      id: profile.id,
      text: profile.name,
      content: (
        <>
          Use <ProfileName {...profile} />
        </>
      ),
      disabled: session.assignedProfileId === profile.id,
      run: () => assign(profile.id)
    })),
    {
      id: 'own-rules',
      text: session.login?.kind === 'refused' ? 'Ask again' : 'Use its own rules',
      disabled: session.assignedProfileId === null && session.login?.kind !== 'refused',
      run: () => assign(null)
    }
  ]
  return (
    <span className="session-login" onPointerDown={(event) => event.stopPropagation()}>
      <MenuButton label={`Splunk of ${session.client}`} actions={actions}>
        <AriaButton className="session-login-button">
          <LoginName session={session} />
          <span className="unseen">, change</span>
          <ChevronDown size={12} aria-hidden />
        </AriaButton>
      </MenuButton>
    </span>
  )
}

function LoginName({ session: { login } }: { readonly session: SessionView }) {
  const profiles = useProfiles() ?? []
  if (login === null) return <span className="unassigned">◐ unassigned</span>
  switch (login.kind) {
    case 'profile': {
      const profile = profiles.find(({ id }) => id === login.profileId)
      return (
        <>
          {profile ? (
            <ProfileName {...profile} />
          ) : (
            <span className="login-error">deleted profile</span>
          )}
          <span className="dim login-rule">{login.rule}</span>
        </>
      )
    }
    case 'headers':
      return (
        <>
          <span className="profile-name">
            <Swatch colour={null} />
            <span className="profile-text">{login.host}</span>
          </span>
          <span className="dim login-rule">
            from headers{login.username === null ? '' : `, ${login.username}`}
          </span>
        </>
      )
    case 'ask':
      return <span className="unassigned">◐ asks you</span>
    case 'refused':
      return <span className="login-error">⊘ refused</span>
    case 'error':
      return (
        <span className="login-error" title={login.message}>
          ✕ {login.message}
        </span>
      )
  }
}
