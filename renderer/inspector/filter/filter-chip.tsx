import { Equal, EqualNot, Pencil, X } from 'lucide-react'
import {
  Button as AriaButton,
  type ButtonProps,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover
} from 'react-aria-components'
import type { FilterPart } from '../../../main/inspector/filter/parts.ts'
import { Keys } from '../../ui/keys.tsx'
import '../../ui/menu.css'
import '../../ui/popover.css'
import './filter-chip.css'

interface FilterChipProps {
  readonly part: FilterPart
  /** Whether what is wrong stands in it. */
  readonly wrong: boolean
  readonly onEdit: () => void
  readonly onTurn: () => void
  readonly onRemove: () => void
  readonly onKeyDown: NonNullable<ButtonProps['onKeyDown']>
}

/** What a part means, or what is wrong with it. */
function wordsOf(part: FilterPart): string {
  switch (part.kind) {
    case 'term':
      return part.meaning
    case 'problem':
      return part.message
    case 'unfinished':
      return `${part.text} is not written to its end and leaves nothing out`
    case 'or':
      return 'What stands before it, or what comes after it'
    case 'and':
      return 'Both what stands before it and what comes after it'
  }
}

/** One part of the filter: pressed, it says what it means and what can be done with it. */
export function FilterChip(props: FilterChipProps) {
  const { part, wrong, onEdit, onTurn, onRemove, onKeyDown } = props
  const words = wordsOf(part)
  const negated = part.kind === 'term' && part.filter.kind === 'not'
  return (
    <span className={`filter-chip ${wrong ? 'problem' : part.kind}`} data-problem={wrong || null}>
      <MenuTrigger>
        <AriaButton
          className="filter-chip-text"
          aria-label={`${part.text}: ${words}`}
          excludeFromTabOrder
          onKeyDown={onKeyDown}
          data-stop
        >
          <PartText text={part.text} />
        </AriaButton>
        <Popover className="popover" placement="bottom start" offset={6}>
          <p className="filter-chip-words">{words}</p>
          <hr className="menu-line" />
          <Menu className="menu" aria-label={part.text}>
            <MenuItem className="menu-item" onAction={onEdit} textValue="Edit">
              <Pencil size={14} aria-hidden />
              Edit
              <Keys keys="F2" />
            </MenuItem>
            {part.kind === 'term' && (
              <MenuItem className="menu-item" onAction={onTurn} textValue="Turn round">
                {negated ? <Equal size={14} aria-hidden /> : <EqualNot size={14} aria-hidden />}
                {negated ? 'Show only these' : 'Leave these out'}
                <Keys keys="-" />
              </MenuItem>
            )}
            <MenuItem className="menu-item" onAction={onRemove} textValue="Remove">
              <X size={14} aria-hidden />
              Remove
              <Keys keys="⌫" />
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      <button
        type="button"
        className="filter-chip-remove"
        tabIndex={-1}
        aria-label={`Remove ${part.text}`}
        onClick={onRemove}
      >
        <X size={12} aria-hidden />
      </button>
    </span>
  )
}

function PartText({ text }: { readonly text: string }) {
  const [, not = '', field = '', rest = ''] = /^(-|not\s+)?([a-z_]+:)?([^]*)$/i.exec(text) ?? []
  return (
    <>
      {not !== '' && <span className="filter-chip-not">{not}</span>}
      {field !== '' && <span className="filter-chip-field">{field}</span>}
      {rest}
    </>
  )
}
