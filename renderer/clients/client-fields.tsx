import type { ClientDraft } from '../../preload/api.ts'
import { useProfiles } from '../state/hooks.ts'
import { Choice, Tick } from '../ui/choice.tsx'
import { Field } from '../ui/field.tsx'
import { ProfileName } from '../ui/profile-name.tsx'
import { ProfileSelect } from '../ui/profile-select.tsx'
import { CallLimit } from './call-limit.tsx'
import './client-fields.css'

interface ClientFieldsProps {
  readonly draft: ClientDraft
  readonly onChange: (draft: ClientDraft) => void
  readonly complaint: string | undefined
  readonly onLeaveName: () => void
}

export function ClientFields({ draft, onChange, complaint, onLeaveName }: ClientFieldsProps) {
  const profiles = useProfiles() ?? []
  const { allowedProfileIds: allowed } = draft
  const allow = (ids: readonly string[] | null) => {
    const keeps =
      ids === null || draft.defaultProfileId === null || ids.includes(draft.defaultProfileId)
    onChange({
      ...draft,
      allowedProfileIds: ids,
      defaultProfileId: keeps ? draft.defaultProfileId : null
    })
  }
  return (
    <>
      <Field
        label="Name"
        value={draft.name}
        focused={draft.id === undefined}
        onChange={(name) => onChange({ ...draft, name })}
        onLeave={onLeaveName}
        complaint={complaint}
        placeholder="Claude Desktop"
      />
      <Choice
        label="May use"
        value={allowed === null ? 'all' : 'some'}
        onChange={(value) => allow(value === 'all' ? null : profiles.map(({ id }) => id))}
        options={[
          { value: 'all', title: 'Every profile, also those that come later' },
          { value: 'some', title: 'Only these profiles' }
        ]}
      />
      {allowed !== null && (
        <div className="allowed-profiles">
          {profiles.map((profile) => (
            <Tick
              key={profile.id}
              ticked={allowed.includes(profile.id)}
              onChange={(ticked) =>
                allow(ticked ? [...allowed, profile.id] : allowed.filter((id) => id !== profile.id))
              }
            >
              <ProfileName {...profile} />
            </Tick>
          ))}
        </div>
      )}
      <ProfileSelect
        label="Starts with"
        value={draft.defaultProfileId}
        none="The app's default profile"
        among={allowed}
        onChange={(defaultProfileId) => onChange({ ...draft, defaultProfileId })}
      />
      <Tick
        ticked={draft.mayUseProfile}
        onChange={(mayUseProfile) => onChange({ ...draft, mayUseProfile })}
        note="With the tool use_profile, among those it may use. Your choice under Sessions, a path, a header or a mapping still goes first."
      >
        The assistant may change which Splunk its session uses
      </Tick>
      <CallLimit
        value={draft.callsPerMinute}
        onChange={(callsPerMinute) => onChange({ ...draft, callsPerMinute })}
      />
    </>
  )
}

export const nameComplaint = (name: string) =>
  name.trim() === ''
    ? 'Enter a name, for example Claude Desktop.'
    : name.trim().length > 80
      ? 'A name has at most 80 characters.'
      : undefined
