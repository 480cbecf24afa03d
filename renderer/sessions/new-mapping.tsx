import { useState } from 'react'
import type { Mapping } from '../../preload/api.ts'
import { useMappings } from '../state/hooks.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { ProfileSelect } from '../ui/profile-select.tsx'
import { useToast } from '../ui/toast.tsx'
import { patternText } from './mapping-text.tsx'

interface NewMappingProps {
  /** What stands in the fields at first; with an id it is changed, else a new one is made. */
  readonly mapping: {
    readonly id?: string
    readonly match: Mapping['match']
    readonly xSessionId: string
    readonly profileId: string | null
  }
  readonly onClose: () => void
}

export function NewMapping({ mapping, onClose }: NewMappingProps) {
  const act = useAct()
  const toast = useToast()
  const taken = useMappings() ?? []
  const [match, setMatch] = useState(mapping.match)
  const [xSessionId, setXSessionId] = useState(mapping.xSessionId)
  const [profileId, setProfileId] = useState(mapping.profileId)
  const [left, setLeft] = useState(false)
  const name = xSessionId.trim()
  const complaint =
    name === ''
      ? match === 'exact'
        ? 'Enter the X-Session-ID that the client sends.'
        : 'Enter what the X-Session-IDs begin with.'
      : name.length > 256
        ? 'An X-Session-ID has at most 256 characters.'
        : taken.some(
              (other) =>
                other.id !== mapping.id && other.match === match && other.xSessionId === name
            )
          ? `There is a mapping for this ${match === 'exact' ? 'X-Session-ID' : 'beginning'} already.`
          : undefined
  const save = async () => {
    setLeft(true)
    if (complaint !== undefined || profileId === null) return
    const saved = await act('mappings.save', {
      match,
      xSessionId: name,
      profileId,
      ...(mapping.id === undefined ? {} : { id: mapping.id })
    })
    if (saved === undefined) return
    toast(`Saved the mapping of ${patternText(saved)}.`)
    onClose()
  }
  return (
    <Dialog
      title={mapping.id === undefined ? 'New mapping' : 'Change mapping'}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={profileId === null} onPress={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <p className="dim">
        Sessions with this X-Session-ID use this profile, unless they bring a login of their own or
        you assigned another. Of several mappings that fit, the first decides.
      </p>
      <Choice
        label="Fits"
        value={match}
        onChange={setMatch}
        options={[
          { value: 'exact', title: 'One X-Session-ID' },
          { value: 'prefix', title: 'Every X-Session-ID that begins with' }
        ]}
      />
      <Field
        label={match === 'exact' ? 'X-Session-ID' : 'Beginning'}
        value={xSessionId}
        mono
        focused={mapping.xSessionId === ''}
        onChange={setXSessionId}
        onLeave={() => setLeft(name !== '' || left)}
        complaint={left ? complaint : undefined}
      />
      <ProfileSelect label="Profile" value={profileId} onChange={setProfileId} />
    </Dialog>
  )
}
