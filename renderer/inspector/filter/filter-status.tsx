import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { ViewState } from '../../../preload/api.ts'
import { useAct } from '../../ui/act.ts'
import { formatCount, formatNumber } from '../../ui/format.ts'

interface FilterStatusProps {
  readonly text: string
  /** Null: the view is not open yet. */
  readonly state: ViewState | null
  /** Calls in the history. */
  readonly total: number
  readonly onClear: () => void
}

/** How many the filter hides; while it goes through the history, how far it is. */
export function FilterStatus({ text, state, total, onClear }: FilterStatusProps) {
  const act = useAct()
  const [stopped, setStopped] = useState<string | null>(null)
  if (state === null) return null
  const calls = formatCount(total, 'call')
  const { scanned, hidden, viewId } = state
  const inList = state.older + state.newer - state.marks
  if (scanned < 1) {
    const far = formatNumber(Math.floor(scanned * total))
    const isStopped = stopped === `${viewId} ${text}`
    return (
      <div className="filter-status">
        <span
          role="progressbar"
          aria-label="Looking through the history"
          aria-valuenow={Math.floor(scanned * 100)}
          aria-valuetext={`${far} of ${calls}`}
        >
          {isStopped ? 'Stopped: looked' : 'Looked'} through {far} of {calls}
        </span>
        {!isStopped && (
          <>
            {' · '}
            <AriaButton
              className="text-button"
              onPress={() => {
                setStopped(`${viewId} ${text}`)
                void act('inspector.stopScan', viewId)
              }}
            >
              stop
            </AriaButton>
          </>
        )}
      </div>
    )
  }
  return (
    <div className="filter-status" role="status">
      {text.trim() === '' || hidden === 0 ? (
        inList > 0 && formatCount(inList, 'call')
      ) : hidden === null ? (
        'Counting what the filter hides'
      ) : (
        <>
          {formatNumber(hidden)} hidden by the filter ·{' '}
          <AriaButton className="text-button" onPress={onClear}>
            clear
          </AriaButton>
        </>
      )}
    </div>
  )
}
