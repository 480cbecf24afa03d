import { useState } from 'react'
import type { HistoryState, ToolCallRow } from '../../../preload/api.ts'
import type { ViewSnapshot } from '../../state/history-view.ts'
import { newestFirst } from '../../state/history-view.ts'
import { useToday } from '../../state/hooks.ts'
import { formatCount, formatTime } from '../../ui/format.ts'
import './list-bars.css'
import { useCapture } from '../use-capture.ts'

interface ListBarsProps {
  readonly history: HistoryState | undefined
  readonly shown: ViewSnapshot
  /** The first of two calls to compare. */
  readonly compared: ToolCallRow | null
  readonly chosen: number
  readonly onTakeIn: () => void
  readonly onStopComparing: () => void
  readonly onChooseNone: () => void
}

/** What is to be known of the list, a line each: what is not recorded, not kept, not shown yet. */
export function ListBars(props: ListBarsProps) {
  const { history, shown, compared, chosen } = props
  const capture = useCapture()
  const today = useToday()
  const { query, waiting, error } = shown
  const outside = query !== null && !newestFirst(query) ? waiting : 0
  return (
    <div className="list-bars">
      {history?.capture === 'paused' && (
        <Bar
          kind="waiting"
          button="Go on"
          onPress={() => void capture('on')}
          text="Capture is paused: calls go on, and nothing of them is recorded."
        />
      )}
      {history?.capture === 'private' && (
        <Bar
          kind="waiting"
          button="Leave private mode"
          onPress={() => void capture('on')}
          text="Private mode: calls are kept nowhere; their rows show until the program ends."
        />
      )}
      {history !== undefined && history.problem !== null && query?.source === null && (
        <ProblemBar key={history.problem} problem={history.problem} />
      )}
      {error !== null && query !== null && <Bar kind="error" text={error} />}
      {outside > 0 && (
        <Bar
          kind="plain"
          button="Take them in"
          onPress={props.onTakeIn}
          text={`${formatCount(outside, 'new call')} ${outside === 1 ? 'is' : 'are'} not in this order yet.`}
        />
      )}
      {compared !== null && (
        <Bar
          kind="plain"
          button="Stop"
          onPress={props.onStopComparing}
          text={`${compared.tool} at ${formatTime(compared.startedAt, today)} is compared with the call on which you press d next.`}
        />
      )}
      {chosen > 1 && (
        <Bar
          kind="plain"
          button="Choose none"
          onPress={props.onChooseNone}
          text={`${formatCount(chosen, 'call')} chosen. What you do with one of them is done with all.`}
        />
      )}
    </div>
  )
}

const remembered = 'history-problem-read'

/** It stays as long as the problem does, but one has read it; it is told again when the window opens anew. */
function ProblemBar({ problem }: { readonly problem: string }) {
  const [read, setRead] = useState(() => sessionStorage.getItem(remembered) === problem)
  if (read) return null
  const hide = () => {
    sessionStorage.setItem(remembered, problem)
    setRead(true)
  }
  return <Bar kind="waiting" text={problem} button="Hide" onPress={hide} />
}

interface BarProps {
  readonly kind: 'plain' | 'waiting' | 'error'
  readonly text: string
  readonly button?: string
  readonly onPress?: () => void
}

function Bar({ kind, text, button, onPress }: BarProps) {
  return (
    <div className={`list-bar ${kind}`} role="status">
      <span>{text}</span>
      {button !== undefined && (
        <button type="button" className="text-button" onClick={onPress}>
          {button}
        </button>
      )}
    </div>
  )
}
