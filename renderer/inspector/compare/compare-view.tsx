import { ArrowLeftRight, X } from 'lucide-react'
import { useState } from 'react'
import type { ToolCall } from '../../../preload/api.ts'
import { IconButton } from '../../ui/button.tsx'
import { CallStatus } from '../../ui/call-status.tsx'
import { Empty } from '../../ui/empty.tsx'
import { formatTimestamp } from '../../ui/format.ts'
import { useKey } from '../../ui/key.ts'
import { ProfileName } from '../../ui/profile-name.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { useCall } from '../call/use-call.ts'
import { CompareArguments } from './compare-arguments.tsx'
import { CompareResults } from './compare-results.tsx'
import { CompareTiming } from './compare-timing.tsx'
import './compare-view.css'

interface CompareViewProps {
  readonly ids: readonly [string, string]
  readonly onClose: () => void
}

/** Two calls side by side: what was asked, what came, how long it took. The older stands left. */
export function CompareView({ ids, onClose }: CompareViewProps) {
  const replies = [useCall(ids[0]), useCall(ids[1])]
  useKey(['Escape'], onClose)
  const close = <IconButton icon={X} label="Close the comparison" keys="Esc" onPress={onClose} />
  if (replies.includes(null))
    return <section className="compare" aria-label="Comparison" aria-busy />
  const [one, other] = replies.map((reply) => (reply?.ok === true ? reply.value : null))
  if (!one || !other) {
    const reason = replies.find((reply) => reply?.ok === false)
    return (
      <section className="compare" aria-label="Comparison">
        <div className="compare-gone">{close}</div>
        <Empty title="These calls cannot be compared">
          {reason?.ok === false ? reason.message : 'One of them is no longer kept.'}
        </Empty>
      </section>
    )
  }
  const [before, after] = one.startedAt <= other.startedAt ? [one, other] : [other, one]
  return <Sides before={before} after={after} close={close} />
}

interface SidesProps {
  readonly before: ToolCall
  readonly after: ToolCall
  readonly close: React.ReactNode
}

function Sides({ before, after, close }: SidesProps) {
  const [tab, setTab] = useState('results')
  const [turned, setTurned] = useState(false)
  const sides = turned ? { before: after, after: before } : { before, after }
  return (
    <section className="compare" aria-label="Comparison">
      <div className="compare-heads">
        <Side call={sides.before} />
        <IconButton
          icon={ArrowLeftRight}
          label="Swap the sides"
          onPress={() => setTurned(!turned)}
        />
        <Side call={sides.after} />
        {close}
      </div>
      <Tabs
        label="What is compared"
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: 'results', title: 'Results', content: () => <CompareResults {...sides} /> },
          {
            id: 'arguments',
            title: 'SPL and arguments',
            content: () => <CompareArguments {...sides} />
          },
          { id: 'timing', title: 'Timing', content: () => <CompareTiming {...sides} /> }
        ]}
      />
    </section>
  )
}

function Side({ call }: { readonly call: ToolCall }) {
  return (
    <div className="compare-head">
      <span className="compare-tool">
        <code>{call.tool}</code> {call.profile !== null && <ProfileName {...call.profile} />}
        <CallStatus status={call.status} progress={call.progress} />
      </span>
      <span className="dim">
        {call.origin === 'analyst' ? 'You' : call.client}, {formatTimestamp(call.startedAt)}
      </span>
    </div>
  )
}
