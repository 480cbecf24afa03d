import { Copy, CopyPlus, Ellipsis, Trash2 } from 'lucide-react'
import type { ProfileView } from '../../preload/api.ts'
import { useSwitchboard } from '../state/hooks.ts'
import { useAct } from '../ui/act.ts'
import { IconButton } from '../ui/button.tsx'
import { useCopy } from '../ui/copy.tsx'
import { MenuButton } from '../ui/menu.tsx'
import { useToast } from '../ui/toast.tsx'
import { formatAddress } from './address-text.ts'

interface ProfileMenuProps {
  readonly profile: ProfileView
  readonly onRemoved: () => void
}

const undoTime = 6000

export function ProfileMenu({ profile, onRemoved }: ProfileMenuProps) {
  const { route, removals } = useSwitchboard()
  const act = useAct()
  const copy = useCopy()
  const toast = useToast()

  const duplicate = async () => {
    const made = await act('profiles.duplicate', profile.id)
    if (made !== undefined) route.set({ id: made.id })
  }
  const remove = () => {
    removals.add(profile.id)
    onRemoved()
    const timer = setTimeout(() => {
      void act('profiles.remove', profile.id).finally(() => removals.delete(profile.id))
    }, undoTime)
    toast(`Deleting ${profile.name} and its secret.`, {
      lasts: undoTime,
      action: {
        title: 'Undo',
        run: () => {
          clearTimeout(timer)
          removals.delete(profile.id)
        }
      }
    })
  }
  return (
    <MenuButton
      label={`Actions for ${profile.name}`}
      actions={[
        {
          id: 'copy',
          text: 'Copy address',
          icon: Copy,
          run: () => void copy(formatAddress(profile.address), 'the address')
        },
        { id: 'duplicate', text: 'Duplicate', icon: CopyPlus, run: () => void duplicate() },
        { id: 'delete', text: 'Delete', icon: Trash2, danger: true, run: remove }
      ]}
    >
      <IconButton icon={Ellipsis} label="More" />
    </MenuButton>
  )
}
