import { Ban } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Reply, ToolCall } from '../../preload/api.ts'
import { useSwitchboard } from '../state/hooks.ts'
import { useChangesOf } from '../state/use-view.ts'
import { useAct } from '../ui/act.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { CallStatus } from '../ui/call-status.tsx'
import { Empty } from '../ui/empty.tsx'
import { X } from 'lucide-react'
import { Tabs } from '../ui/tabs.tsx'
import { CallArguments } from './call-arguments.tsx'
import './call-detail.css'
import { CallHeaders } from './call-headers.tsx'
import { CallOverview } from './call-overview.tsx'
import { CallResult } from './call-result.tsx'
import { SplunkRequests } from './splunk-requests.tsx'

interface CallDetailProps {
  readonly id: string
  readonly onClose: () => void
}

const remembered = 'switchboard.call-tab'

export function CallDetail({ id, onClose }: CallDetailProps) {
  const act = useAct()
  const reply = useCall(id)
  const [tab, setTab] = useState(() => localStorage.getItem(remembered) ?? 'overview')
  const choose = (next: string) => {
    localStorage.setItem(remembered, next)
    setTab(next)
  }
  const close = <IconButton icon={X} label="Close the detail" keys="Esc" onPress={onClose} />
  if (reply === null) return <section className="call-detail" aria-label="Call" aria-busy />
  if (!reply.ok || reply.value === null) {
    return (
      <section className="call-detail" aria-label="Call">
        <div className="call-detail-gone">{close}</div>
        <Empty title="This call cannot be shown">
          {reply.ok
            ? 'It is no longer kept: the list was cleared, or it became too old.'
            : reply.message}
        </Empty>
      </section>
    )
  }
  const call = reply.value
  return (
    <section className="call-detail" aria-label="Call">
      <Tabs
        label="The call"
        selected={tab}
        onSelect={choose}
        tabs={[
          { id: 'overview', title: 'Overview', content: () => <CallOverview call={call} /> },
          { id: 'arguments', title: 'Arguments', content: () => <CallArguments call={call} /> },
          { id: 'result', title: 'Result', content: () => <CallResult call={call} /> },
          {
            id: 'splunk',
            title: 'Splunk',
            count: call.splunkRequests.length,
            content: () => <SplunkRequests call={call} />
          },
          { id: 'http', title: 'HTTP', content: () => <CallHeaders call={call} /> }
        ]}
        beside={
          <>
            <CallStatus status={call.status} progress={call.progress} />
            {call.ms === null && (
              <Button icon={Ban} onPress={() => void act('inspector.cancel', call.id)}>
                Cancel
              </Button>
            )}
            {close}
          </>
        }
      />
    </section>
  )
}

/** The call with its bodies, asked for again whenever its row changes; null until the first answer. */
function useCall(id: string): Reply<ToolCall | null> | null {
  const { api } = useSwitchboard()
  const changes = useChangesOf(id)
  const [reply, setReply] = useState<Reply<ToolCall | null> | null>(null)
  useEffect(() => {
    let wanted = true
    void api.request('inspector.call', id).then((answer) => {
      if (wanted) setReply(answer)
    })
    return () => {
      wanted = false
    }
  }, [api, id, changes])
  return reply
}
