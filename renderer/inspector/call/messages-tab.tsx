import { useMemo, useState } from 'react'
import { Input, SearchField } from 'react-aria-components'
import type { ToolCall } from '../../../preload/api.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy.tsx'
import { Empty } from '../../ui/empty.tsx'
import { formatCount, formatNumber } from '../../ui/format.ts'
import { messageLines } from './message-lines.ts'
import { MessageRow } from './message-row.tsx'
import './messages-tab.css'

const atOnce = 200

/** Every JSON-RPC message of the call, both ways, in order and with its time. */
export function MessagesTab({ call }: { readonly call: ToolCall }) {
  const [sought, setSought] = useState('')
  const [limit, setLimit] = useState(atOnce)
  const lines = useMemo(() => messageLines(call), [call])
  const found = useMemo(() => {
    const lower = sought.toLowerCase()
    return lines.filter(
      ({ title, text }) =>
        title.toLowerCase().includes(lower) || text?.toLowerCase().includes(lower) === true
    )
  }, [lines, sought])
  if (lines.length === 0) {
    return (
      <Empty title="No messages">
        {call.exchange === null && call.origin === 'analyst'
          ? 'You ran this call here, so no client sent anything.'
          : 'No message of this call was kept.'}
      </Empty>
    )
  }
  const all = lines.flatMap(({ text }) => text ?? []).join('\n')
  return (
    <div className="messages">
      <div className="messages-tools">
        <SearchField aria-label="Search in the messages" value={sought} onChange={setSought}>
          <Input className="input mono" placeholder="Search in the messages" />
        </SearchField>
        <span className="dim" role="status">
          {sought === ''
            ? formatCount(lines.length, 'message')
            : `${formatNumber(found.length)} of ${formatCount(lines.length, 'message')}`}
        </span>
        <CopyButton text={all} what="the messages, one a line" title="Copy all" />
      </div>
      <ol className="message-list" aria-label="Messages">
        {found.slice(0, limit).map((line) => (
          <MessageRow
            key={lines.indexOf(line)}
            line={line}
            since={call.startedAt}
            sought={sought}
          />
        ))}
      </ol>
      {found.length > limit && (
        <Button kind="quiet" onPress={() => setLimit(limit + atOnce)}>
          Show {formatNumber(Math.min(atOnce, found.length - limit))} more of{' '}
          {formatNumber(found.length)}
        </Button>
      )}
    </div>
  )
}
