import { Check, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { parseFilter } from '../../../main/inspector/filter/parser.ts'
import type { Settings } from '../../../preload/api.ts'
import { IconButton } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'

interface SavedFilterRowProps {
  readonly filter: Settings['savedFilters'][number]
  readonly names: readonly string[]
  readonly onApply: () => void
  readonly onRename: (name: string) => void
  readonly onRemove: () => void
}

export function SavedFilterRow(props: SavedFilterRowProps) {
  const { filter, names, onApply, onRename, onRemove } = props
  const [name, setName] = useState<string | null>(null)
  if (name === null) {
    const parsed = parseFilter(filter.text)
    return (
      <li className="saved-filter">
        <AriaButton className="saved-filter-apply" onPress={onApply}>
          <span className="saved-filter-name">{filter.name}</span>
          <span className={parsed.ok ? 'saved-filter-text' : 'saved-filter-text wrong'}>
            {filter.text}
          </span>
        </AriaButton>
        <IconButton
          icon={Pencil}
          label={`Rename ${filter.name}`}
          onPress={() => setName(filter.name)}
        />
        <IconButton icon={Trash2} label={`Delete ${filter.name}`} onPress={onRemove} />
      </li>
    )
  }
  const wanted = name.trim()
  const taken = wanted !== filter.name && names.includes(wanted)
  return (
    <li className="saved-filter">
      <form
        className="saved-filter-rename"
        onSubmit={(event) => {
          event.preventDefault()
          if (wanted === '' || taken) return
          if (wanted !== filter.name) onRename(wanted)
          setName(null)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          setName(null)
        }}
      >
        <Field
          label={`New name of ${filter.name}`}
          value={name}
          onChange={(value) => setName(value.slice(0, 60))}
          complaint={taken ? 'Another filter has this name.' : undefined}
          focused
        />
        <IconButton icon={Check} label="Rename" type="submit" isDisabled={wanted === '' || taken} />
      </form>
    </li>
  )
}
