import { useProfiles } from '../state/hooks.ts'
import { ProfileName } from './profile-name.tsx'
import { Select } from './select.tsx'

interface ProfileSelectProps {
  readonly label: string
  readonly value: string | null
  readonly onChange: (id: string | null) => void
  /** What null means, as the first item; absent: a profile must be chosen. */
  readonly none?: string
  readonly bare?: boolean
  /** Only these; null or absent: all. */
  readonly among?: readonly string[] | null
}

const noneId = 'none'

export function ProfileSelect(props: ProfileSelectProps) {
  const { label, value, onChange, none, bare = false, among = null } = props
  const profiles = (useProfiles() ?? []).filter(({ id }) => among === null || among.includes(id))
  return (
    <Select
      label={label}
      bare={bare}
      placeholder="Choose a profile"
      value={value ?? (none === undefined ? null : noneId)}
      onChange={(id) => onChange(id === noneId ? null : id)}
      items={[
        ...(none === undefined ? [] : [{ id: noneId, text: none }]),
        ...profiles.map((profile) => ({
          id: profile.id,
          text: profile.name,
          content: <ProfileName {...profile} />
        }))
      ]}
    />
  )
}
