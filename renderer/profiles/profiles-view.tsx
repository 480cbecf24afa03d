import { Plus } from 'lucide-react'
import { useProfiles, useRoute, useSwitchboard } from '../state/hooks.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { useKey } from '../ui/key.ts'
import { List } from '../ui/list.tsx'
import { ProfileName } from '../ui/profile-name.tsx'
import { ProfileState } from '../ui/profile-state.tsx'
import { Split } from '../ui/split.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { formatAddress } from './address-text.ts'
import { ProfileDetail } from './profile-detail.tsx'

export function ProfilesView() {
  const { route } = useSwitchboard()
  const { params } = useRoute()
  const profiles = useProfiles()
  const open = params.get('id')
  const select = (id: string | null) => route.set({ id })
  useKey(['Escape'], () => select(null))
  if (profiles === undefined) return <Waiting />
  const chosen = profiles.find(({ id }) => id === open) ?? null
  return (
    <Split
      name="profiles"
      direction="right"
      size={620}
      smallest={420}
      rest={280}
      list={
        <List
          label="Profiles"
          tools={
            <Button icon={Plus} onPress={() => select('new')}>
              Add a Splunk
            </Button>
          }
          items={profiles}
          selected={open}
          onSelect={select}
          empty={
            <Empty
              title="No profiles"
              action={
                <Button kind="primary" onPress={() => select('new')}>
                  Add a Splunk
                </Button>
              }
            >
              A profile is a Splunk connection that you give assistants to use: its address, how to
              sign in, and how its certificate is trusted.
            </Empty>
          }
          textOf={(profile) => profile.name}
          row={(profile) => (
            <>
              <div className="list-main">
                <ProfileName {...profile} />
                <ProfileState state={profile.state} worded />
              </div>
              <div className="list-more">
                {formatAddress(profile.address)}
                {profile.state.kind === 'ok' &&
                  profile.state.version !== '' &&
                  ` · Splunk ${profile.state.version}`}
              </div>
              {profile.state.kind === 'failing' && (
                <div className="list-more error">{profile.state.message}</div>
              )}
            </>
          )}
        />
      }
      detail={
        open === 'new' || chosen !== null ? (
          <ProfileDetail key={open} profile={chosen} onClose={() => select(null)} />
        ) : null
      }
    />
  )
}
