import { Ban, Copy, Ellipsis, Pencil, RotateCcw, X } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ToolCall, ToolCallRow } from '../../preload/api.ts'
import { useAct } from '../ui/act.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { CallStatus } from '../ui/call-status.tsx'
import { Empty } from '../ui/empty.tsx'
import { useKey } from '../ui/key.ts'
import { MenuAt, MenuButton, type Point } from '../ui/menu.tsx'
import { Tabs, type TabItem } from '../ui/tabs.tsx'
import './call-detail.css'
import { isRunnable, useCallActs, type CallActs } from './call/call-acts.ts'
import { HttpTab } from './call/http-tab.tsx'
import { MessagesTab } from './call/messages-tab.tsx'
import { Overview } from './call/overview.tsx'
import { Result } from './call/result.tsx'
import { RowOnly } from './call/row-only.tsx'
import { SplTab } from './call/spl-tab.tsx'
import { SplunkTab } from './call/splunk-tab.tsx'
import { useCall } from './call/use-call.ts'
import { splOf } from './spl-argument.ts'
import { RunAgain } from './run-again.tsx'

interface CallDetailProps {
  readonly id: string
  /** As the list has it, for a call of which nothing else is kept. */
  readonly row?: ToolCallRow | undefined
  readonly onClose: () => void
}

/** One call: what happened, what was asked and answered, and what can be done with it. */
export function CallDetail({ id, row, onClose }: CallDetailProps) {
  const reply = useCall(id)
  const close = <IconButton icon={X} label="Close the detail" keys="Esc" onPress={onClose} />
  if (reply === null) return <section className="call-detail" aria-label="Call" aria-busy />
  if (reply.ok && reply.value !== null) return <Known call={reply.value} close={close} />
  return (
    <section className="call-detail" aria-label="Call">
      <div className="call-detail-gone">{close}</div>
      {reply.ok && row?.kept === false ? (
        <RowOnly row={row} />
      ) : (
        <Empty title="This call cannot be shown">
          {reply.ok
            ? 'It is no longer kept: the history was cleared, or it became too old.'
            : reply.message}
        </Empty>
      )}
    </section>
  )
}

const remembered = 'switchboard.call-tab'

interface KnownProps {
  readonly call: ToolCall
  readonly close: React.ReactNode
}

function Known({ call, close }: KnownProps) {
  const [tab, setTab] = useState(() => localStorage.getItem(remembered) ?? 'overview')
  const [editing, setEditing] = useState(false)
  const choose = (next: string) => {
    localStorage.setItem(remembered, next)
    setTab(next)
  }
  const tabs = tabsOf(call)
  const acts = useCallActs()
  const act = useAct()
  const frame = useRef<HTMLElement>(null)
  const [copyAt, setCopyAt] = useState<Point | null>(null)
  const edit = () => setEditing(true)
  useKey(['r'], () => void acts.runAgain(call, edit))
  useKey(['e'], () => isRunnable(call) && edit())
  useKey(['c'], () => void acts.copySpl(call.id))
  useKey(['p'], () => call.kept && void act('inspector.remark', call.id, { pinned: !call.pinned }))
  useKey(['C'], () => {
    const box = frame.current?.getBoundingClientRect()
    if (box) setCopyAt({ x: box.right - 240, y: box.top + 32 })
  })
  return (
    <section ref={frame} className="call-detail" aria-label="Call">
      <Tabs
        label="The call"
        selected={tabs.some(({ id }) => id === tab) ? tab : 'overview'}
        onSelect={choose}
        tabs={tabs}
        beside={
          <>
            <CallStatus status={call.status} progress={call.progress} />
            <CallTools call={call} acts={acts} onEdit={edit} />
            {close}
          </>
        }
      />
      {copyAt !== null && (
        <MenuAt
          label="Copy"
          actions={acts.copyActions(call)}
          point={copyAt}
          onClose={() => setCopyAt(null)}
        />
      )}
      {editing && <RunAgain id={call.id} onClose={() => setEditing(false)} />}
    </section>
  )
}

function tabsOf(call: ToolCall): readonly TabItem[] {
  const overview = { id: 'overview', title: 'Overview', content: () => <Overview call={call} /> }
  const transport = [
    {
      id: 'messages',
      title: 'Messages',
      count: call.messages.length,
      content: () => <MessagesTab call={call} />
    },
    { id: 'http', title: 'HTTP', content: () => <HttpTab call={call} /> }
  ]
  if (!call.kept) return [overview]
  if (call.kind === 'protocol') return [overview, ...transport]
  return [
    overview,
    {
      id: 'arguments',
      title: splOf(call) === null ? 'Arguments' : 'SPL',
      content: () => <SplTab call={call} />
    },
    { id: 'result', title: 'Result', content: () => <Result call={call} /> },
    {
      id: 'splunk',
      title: 'Splunk',
      count: call.splunkRequests.length,
      content: () => <SplunkTab call={call} />
    },
    ...transport
  ]
}

interface CallToolsProps {
  readonly call: ToolCall
  readonly acts: CallActs
  readonly onEdit: () => void
}

function CallTools({ call, acts, onEdit }: CallToolsProps) {
  const act = useAct()
  return (
    <>
      {call.ms === null && (
        <Button icon={Ban} onPress={() => void act('inspector.cancel', call.id)}>
          Cancel
        </Button>
      )}
      {isRunnable(call) && (
        <>
          <IconButton
            icon={RotateCcw}
            label="Run again"
            keys="r"
            onPress={() => void acts.runAgain(call, onEdit)}
          />
          <IconButton icon={Pencil} label="Edit and run again" keys="e" onPress={onEdit} />
        </>
      )}
      <MenuButton label="Copy" actions={acts.copyActions(call)}>
        <IconButton icon={Copy} label="Copy as" keys="Shift C" />
      </MenuButton>
      <MenuButton label="Actions" actions={acts.actions(call, onEdit)}>
        <IconButton icon={Ellipsis} label="All actions" />
      </MenuButton>
    </>
  )
}
