import { useState } from 'react'
import { useMappings } from '../state/hooks.ts'
import { useAct } from '../ui/act.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { ProfileSelect } from '../ui/profile-select.tsx'
import { useToast } from '../ui/toast.tsx'

interface NewMappingProps {
  /** What stands in the fields at first; with an id it is changed, else a new one is made. */
  readonly mapping: {
    readonly id?: string
    readonly xSessionId: string
    readonly profileId: string | null
  }
  readonly onClose: () => void
}

export function NewMapping({ mapping, onClose }: NewMappingProps) {
  const act = useAct()
  const toast = useToast()
  const taken = useMappings() ?? []
  const [xSessionId, setXSessionId] = useState(mapping.xSessionId)
  const [profileId, setProfileId] = useState(mapping.profileId)
  const [left, setLeft] = useState(false)
  const name = xSessionId.trim()
  const complaint =
    name === ''
      ? 'Enter the X-Session-ID that the client sends.'
      : name.length > 256
        ? 'An X-Session-ID has at most 256 characters.'
        : taken.some((other) => other.id !== mapping.id && other.xSessionId === name)
          ? 'There is a mapping for this X-Session-ID already.'
          : undefined
  const save = async () => {
    setLeft(true)
    if (complaint !== undefined || profileId === null) return
    const saved = await act('mappings.save', {
      xSessionId: name,
      profileId,
      ...(mapping.id === undefined ? {} : { id: mapping.id })
    })
    if (saved === undefined) return
    toast(`Saved the mapping of ${saved.xSessionId}.`)
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
        you assigned another.
      </p>
      <Field
        label="X-Session-ID"
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
