import { useClients, useSwitchboard } from '../state/hooks.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { formatCount } from '../ui/format.ts'
import type { useShownCalls } from './shown-calls.ts'

interface InspectorEmptyProps {
  readonly calls: ReturnType<typeof useShownCalls>
  readonly onClearFilter: () => void
  readonly onGoOn: () => void
}

export function InspectorEmpty({ calls, onClearFilter, onGoOn }: InspectorEmptyProps) {
  const { route, refresh } = useSwitchboard()
  const clients = useClients() ?? []
  if (calls.error !== null)
    return (
      <Empty
        title="The calls cannot be shown"
        action={<Button onPress={refresh}>Ask again</Button>}
      >
        {calls.error}
      </Empty>
    )
  if (!calls.known) return <Empty title="Asking for the calls">They come from the program.</Empty>
  if (calls.hidden > 0) {
    return (
      <Empty
        title="No call passes the filter"
        action={<Button onPress={onClearFilter}>Clear the filter</Button>}
      >
        {formatCount(calls.hidden, 'call')} hidden by it.
      </Empty>
    )
  }
  if (calls.waiting > 0) {
    return (
      <Empty title="The list is paused" action={<Button onPress={onGoOn}>Show them</Button>}>
        {formatCount(calls.waiting, 'call')} recorded meanwhile.
      </Empty>
    )
  }
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
