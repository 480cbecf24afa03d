import { ToggleButton } from 'react-aria-components'
import { partLike, withoutPart, withPart } from '../../../main/inspector/filter/edits.ts'
import { Tip } from '../../ui/tip.tsx'
import './quick-filters.css'

const quick = [
  ['Errors', 'status:error,refused', 'Only what ended with an error or was refused'],
  ['Running', 'is:running', 'Only what has not ended'],
  ['Slow', 'took:>2s', 'Only what took more than 2 s'],
  ['Pinned', 'is:pinned', 'Only what you pinned']
] as const

interface QuickFiltersProps {
  readonly text: string
  readonly onChange: (text: string) => void
}

/** The filters that are wanted most, to be switched on and off beside the rest. */
export function QuickFilters({ text, onChange }: QuickFiltersProps) {
  return (
    <div className="quick-filters" role="group" aria-label="Quick filters">
      {quick.map(([title, term, about]) => {
        const part = partLike(text, term)
        return (
          <Tip key={title} text={about}>
            <ToggleButton
              className="quick-filter"
              isSelected={part !== undefined}
              onChange={() =>
                onChange(part === undefined ? withPart(text, term) : withoutPart(text, part))
              }
            >
              {title}
            </ToggleButton>
          </Tip>
        )
      })}
    </div>
  )
}
