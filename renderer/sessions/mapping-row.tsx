import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { MappingView } from '../../preload/api.ts'
import { useProfiles } from '../state/hooks.ts'
import { useAct } from '../ui/act.ts'
import { IconButton } from '../ui/button.tsx'
import { ProfileName } from '../ui/profile-name.tsx'
import { MappingText, patternText } from './mapping-text.tsx'

interface MappingRowProps {
  readonly mapping: MappingView
  /** From 0; shown from 1. */
  readonly place: number
  readonly mappings: readonly MappingView[]
  readonly onEdit: () => void
  readonly onRemove: () => void
}

/** A rule in its place. Alt and an arrow key on any of its buttons moves it as well. */
export function MappingRow({ mapping, place, mappings, onEdit, onRemove }: MappingRowProps) {
  const act = useAct()
  const row = useRef<HTMLTableRowElement>(null)
  const moved = useRef<Element | null>(null)
  const name = patternText(mapping)
  const profile = useProfiles()?.find(({ id }) => id === mapping.profileId)
  const covering = mappings.findIndex(({ id }) => id === mapping.coveredBy)
  const move = (to: number) => {
    if (to < 0 || to >= mappings.length) return
    moved.current = document.activeElement
    void act('mappings.move', mapping.id, to)
  }
  // A row that changes its place loses the focus.
  useEffect(() => {
    const button = moved.current
    moved.current = null
    if (!(button instanceof HTMLElement)) return
    const other = row.current?.querySelector<HTMLElement>('button:enabled')
    if (button.matches(':disabled')) other?.focus()
    else button.focus()
  }, [place])
  return (
    <tr
      ref={row}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        move(event.key === 'ArrowUp' ? place - 1 : place + 1)
      }}
    >
      <td className="mapping-place dim">{place + 1}</td>
      <td>
        <MappingText mapping={mapping} />
        {covering >= 0 && (
          <div className="mapping-covered">
            Never decides, because rule {covering + 1} covers it
          </div>
        )}
      </td>
      <td>
        {profile ? (
          <ProfileName {...profile} />
        ) : (
          <span className="login-error">✕ deleted profile</span>
        )}
      </td>
      <td className="mapping-actions">
        <IconButton
          icon={ArrowUp}
          label={`Move the mapping of ${name} up`}
          keys="Alt ↑"
          isDisabled={place === 0}
          onPress={() => move(place - 1)}
        />
        <IconButton
          icon={ArrowDown}
          label={`Move the mapping of ${name} down`}
          keys="Alt ↓"
          isDisabled={place === mappings.length - 1}
          onPress={() => move(place + 1)}
        />
        <IconButton icon={Pencil} label={`Change the mapping of ${name}`} onPress={onEdit} />
        <IconButton icon={Trash2} label={`Remove the mapping of ${name}`} onPress={onRemove} />
      </td>
    </tr>
  )
}
