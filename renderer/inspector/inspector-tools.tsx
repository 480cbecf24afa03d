import { ChartColumn, Ellipsis, ListTree, Pause, Play } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components'
import type { ViewQuery } from '../../preload/api.ts'
import { IconButton } from '../ui/button.tsx'
import { type Action, MenuButton } from '../ui/menu.tsx'
import { Tip } from '../ui/tip.tsx'
import { FilterBar } from './filter/filter-bar.tsx'

interface InspectorToolsProps {
  readonly query: ViewQuery
  readonly onFilter: (text: string) => void
  readonly onLeave: () => void
  readonly status: (onClear: () => void) => ReactNode
  readonly held: boolean
  readonly onHold: (held: boolean) => void
  readonly onBySession: (bySession: boolean) => void
  readonly overview: boolean
  readonly onOverview: (overview: boolean) => void
  readonly actions: readonly Action[]
}

/** The filter of the list, and the ways to look at it. */
export const InspectorTools = memo(function InspectorTools(props: InspectorToolsProps) {
  const { query, held, onHold, onBySession, overview, onOverview } = props
  return (
    <FilterBar
      query={query}
      onChange={props.onFilter}
      status={props.status}
      onLeave={props.onLeave}
    >
      <Tip text={overview ? 'The list of the calls' : 'Overview in numbers'}>
        <ToggleButton
          className="icon-button"
          aria-label="Overview"
          isSelected={overview}
          onChange={onOverview}
        >
          <ChartColumn size={16} aria-hidden />
        </ToggleButton>
      </Tip>
      <Tip text={query.bySession ? 'One list of all calls' : 'Group by session'}>
        <ToggleButton
          className="icon-button"
          aria-label="Group by session"
          isSelected={query.bySession}
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
      <MenuButton label="Inspector" actions={props.actions}>
        <IconButton icon={Ellipsis} label="More" />
      </MenuButton>
    </FilterBar>
  )
})
