import { Ellipsis, ListTree, Pause, Play, Search, X } from 'lucide-react'
import { memo, useEffect, useState, type Ref } from 'react'
import { Button as AriaButton, Input, SearchField, ToggleButton } from 'react-aria-components'
import { IconButton } from '../ui/button.tsx'
import { formatCount, formatNumber } from '../ui/format.ts'
import { Keys } from '../ui/keys.tsx'
import { type Action, MenuButton } from '../ui/menu.tsx'
import { Tip } from '../ui/tip.tsx'
import './inspector-tools.css'

interface InspectorToolsProps {
  readonly ref: Ref<HTMLInputElement>
  readonly filter: string
  readonly onFilter: (text: string) => void
  /** Null while they are counted. */
  readonly hidden: number | null
  readonly total: number
  readonly held: boolean
  readonly onHold: (held: boolean) => void
  readonly bySession: boolean
  readonly onBySession: (bySession: boolean) => void
  readonly actions: readonly Action[]
}

export const InspectorTools = memo(function InspectorTools({
  ref,
  filter,
  onFilter,
  hidden,
  total,
  held,
  onHold,
  bySession,
  onBySession,
  actions
}: InspectorToolsProps) {
  return (
    <div className="inspector-tools">
      <FilterField ref={ref} filter={filter} onFilter={onFilter} />
      <div className="inspector-count" role="status">
        {filter.trim() === '' ? (
          total > 0 && formatCount(total, 'call')
        ) : (
          <>
            {hidden === null ? 'Counting what is' : formatNumber(hidden)} hidden by the filter ·{' '}
            <AriaButton className="text-button" onPress={() => onFilter('')}>
              clear
            </AriaButton>
          </>
        )}
      </div>
      <Tip text={bySession ? 'One list of all calls' : 'Group by session'}>
        <ToggleButton
          className="icon-button"
          aria-label="Group by session"
          isSelected={bySession}
          onChange={onBySession}
        >
          <ListTree size={16} aria-hidden />
        </ToggleButton>
      </Tip>
      <Tip
        text={held ? 'Go on with the list' : 'Hold the list; calls are still recorded'}
        keys="Space"
      >
        <ToggleButton
          className="icon-button"
          aria-label="Hold the list"
          isSelected={held}
          onChange={onHold}
        >
          {held ? <Play size={16} aria-hidden /> : <Pause size={16} aria-hidden />}
        </ToggleButton>
      </Tip>
      <MenuButton label="Inspector" actions={actions}>
        <IconButton icon={Ellipsis} label="More" />
      </MenuButton>
    </div>
  )
})

interface FilterFieldProps {
  readonly ref: Ref<HTMLInputElement>
  readonly filter: string
  readonly onFilter: (text: string) => void
}

/** Long enough to type on, short enough not to wait. */
const pause = 120

function FilterField({ ref, filter, onFilter }: FilterFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  useEffect(() => {
    if (typed === null) return undefined
    const timer = setTimeout(() => {
      onFilter(typed)
      setTyped(null)
    }, pause)
    return () => clearTimeout(timer)
  }, [typed, onFilter])
  const text = typed ?? filter
  return (
    <SearchField className="filter" aria-label="Filter the calls" value={text} onChange={setTyped}>
      <Search size={14} aria-hidden />
      <Input
        ref={ref}
        className="filter-input"
        placeholder="Filter: a word, status:error, profile:prod"
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text === '') event.currentTarget.blur()
        }}
      />
      {text === '' ? (
        <Keys keys="/" />
      ) : (
        <AriaButton className="filter-clear" aria-label="Clear the filter">
          <X size={14} aria-hidden />
        </AriaButton>
      )}
    </SearchField>
  )
}
