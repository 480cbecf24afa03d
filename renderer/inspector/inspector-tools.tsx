import { Pause, Play, Search, Trash2, X } from 'lucide-react'
import type { Ref } from 'react'
import { Button as AriaButton, Input, SearchField, ToggleButton } from 'react-aria-components'
import { IconButton } from '../ui/button.tsx'
import { formatCount, formatNumber } from '../ui/format.ts'
import { Keys } from '../ui/keys.tsx'
import { Tip } from '../ui/tip.tsx'
import './inspector-tools.css'
import type { useShownCalls } from './shown-calls.ts'

interface InspectorToolsProps {
  readonly ref: Ref<HTMLInputElement>
  readonly filter: string
  readonly onFilter: (text: string) => void
  readonly calls: ReturnType<typeof useShownCalls>
  readonly onClear: () => void
}

export function InspectorTools({ ref, filter, onFilter, calls, onClear }: InspectorToolsProps) {
  const { paused, hidden, total, dropped } = calls
  return (
    <div className="inspector-tools">
      <SearchField
        className="filter"
        aria-label="Filter the calls"
        value={filter}
        onChange={onFilter}
      >
        <Search size={14} aria-hidden />
        <Input
          ref={ref}
          className="filter-input"
          placeholder="Filter: a word, status:error, -client:cursor"
          onKeyDown={(event) => {
            if (event.key === 'Escape' && filter === '') event.currentTarget.blur()
          }}
        />
        {filter === '' ? (
          <Keys keys="/" />
        ) : (
          <AriaButton className="filter-clear" aria-label="Clear the filter">
            <X size={14} aria-hidden />
          </AriaButton>
        )}
      </SearchField>
      <div className="inspector-count" role="status">
        {hidden > 0 ? (
          <>
            {formatNumber(hidden)} hidden by the filter ·{' '}
            <AriaButton className="text-button" onPress={() => onFilter('')}>
              clear
            </AriaButton>
          </>
        ) : (
          total > 0 && formatCount(total, 'call')
        )}
        {dropped > 0 && ` · ${formatNumber(dropped)} older no longer kept`}
      </div>
      <Tip
        text={paused ? 'Go on with the list' : 'Pause the list; calls are still recorded'}
        keys="Space"
      >
        <ToggleButton
          className="icon-button"
          aria-label="Pause the list"
          isSelected={paused}
          onChange={calls.pause}
        >
          {paused ? <Play size={16} aria-hidden /> : <Pause size={16} aria-hidden />}
        </ToggleButton>
      </Tip>
      <IconButton icon={Trash2} label="Clear the list" isDisabled={total === 0} onPress={onClear} />
    </div>
  )
}
