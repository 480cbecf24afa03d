import { useEffect, useRef } from 'react'
import { formatCount, formatNumber } from '../../ui/format.ts'
import './filter-list.css'
import type { FilterOption } from './filter-options.ts'

interface FilterListProps {
  readonly id: string
  readonly options: readonly FilterOption[]
  /** How many more there are. */
  readonly left: number
  readonly active: number
  readonly onPick: (option: FilterOption) => void
}

export const optionId = (list: string, at: number) => `${list}-${at}`

/** What can be put into the field; the focus stays there. */
export function FilterList({ id, options, left, active, onPick }: FilterListProps) {
  const chosen = useRef<HTMLDivElement>(null)
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const saved = options.filter((option) => option.saved !== null).length
  return (
    <div className="filter-list">
      <div role="listbox" id={id} aria-label="What can stand here" className="filter-list-options">
        {options.map((option, at) => (
          <div
            key={option.key}
            ref={at === active ? chosen : null}
            role="option"
            id={optionId(id, at)}
            aria-selected={at === active}
            className={at === saved && saved > 0 ? 'filter-option after-saved' : 'filter-option'}
            onPointerDown={(event) => {
              // The field keeps the focus.
              event.preventDefault()
              onPick(option)
            }}
          >
            <span className={option.saved === null ? 'filter-option-text' : 'filter-option-name'}>
              {option.text}
            </span>
            <span className={option.saved === null ? 'filter-option-about' : 'filter-option-saved'}>
              {option.about}
            </span>
            {option.calls !== null && (
              <span className="filter-option-calls">{formatCount(option.calls, 'call')}</span>
            )}
          </div>
        ))}
      </div>
      <div className="filter-list-foot" aria-hidden>
        {left > 0 && <span>{formatNumber(left)} more; type on to find them</span>}
        <span className="filter-list-keys">↑ ↓ choose · Enter take it · Esc close</span>
      </div>
    </div>
  )
}
