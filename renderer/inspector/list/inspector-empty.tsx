import type { HistoryState } from '../../../preload/api.ts'
import type { ViewSnapshot } from '../../state/history-view.ts'
import { useClients, useSwitchboard } from '../../state/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { formatCount } from '../../ui/format.ts'
import { meantField } from '../filter/meant-field.ts'
import { useCapture } from '../use-capture.ts'

interface InspectorEmptyProps {
  readonly shown: ViewSnapshot
  readonly history: HistoryState | undefined
  readonly onClearFilter: () => void
  readonly onGoOn: () => void
}

export function InspectorEmpty({ shown, history, onClearFilter, onGoOn }: InspectorEmptyProps) {
  const { route, refresh } = useSwitchboard()
  const capture = useCapture()
  const clients = useClients() ?? []
  const { query, error, hidden, waiting, scanned } = shown
  if (query === null && error !== null)
    return (
      <Empty
        title="The calls cannot be shown"
        action={<Button onPress={refresh}>Ask again</Button>}
      >
        {error}
      </Empty>
    )
  if (query === null) return <Empty title="Asking for the calls">They come from the program.</Empty>
  if (waiting > 0)
    return (
      <Empty title="The list is paused" action={<Button onPress={onGoOn}>Show them</Button>}>
        {formatCount(waiting, 'call')} recorded meanwhile.
      </Empty>
    )
  if (scanned < 1)
    return (
      <Empty title="Nothing found yet">
        The history is looked through from the newest call to the oldest.
      </Empty>
    )
  const meant = meantField(query.filter)
  if (hidden !== 0 && query.filter.trim() !== '')
    return (
      <Empty
        title="No call passes the filter"
        action={<Button onPress={onClearFilter}>Clear the filter</Button>}
      >
        {hidden === null ? 'All calls are' : formatCount(hidden, 'call')} hidden by it.
        {meant !== null && (
          <>
            {' '}
            <code>{meant.written}</code> is looked for as a text; the field is{' '}
            <code>{meant.meant}</code>.
          </>
        )}
      </Empty>
    )
  if (history !== undefined && history.capture !== 'on')
    return (
      <Empty
        title="No calls, because none is recorded"
        action={<Button onPress={() => void capture('on')}>Record calls</Button>}
      >
        {history.capture === 'paused' ? 'Capture is paused.' : 'The program is in private mode.'}
      </Empty>
    )
  return clients.length === 0 ? (
    <Empty
      title="No calls, because no assistant is connected"
      action={
        <Button kind="primary" onPress={() => route.go('clients', { tab: 'connect' })}>
          Connect an assistant
        </Button>
      }
    >
      Each tool that an assistant calls appears here while it runs, with its SPL, its result and the
      requests that it caused in Splunk.
    </Empty>
  ) : (
    <Empty title="No calls yet">
      Ask a connected assistant something about Splunk, for example which indexes there are. Each
      tool that it calls appears here while it runs.
    </Empty>
  )
}
