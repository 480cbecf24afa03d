import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useId, useState } from 'react'
import { visibleText } from '../../../main/inspector/visible-text.ts'
import { CopyButton } from '../../ui/copy.tsx'
import { formatDuration, formatSize, formatTimestamp } from '../../ui/format.ts'
import { JsonTree } from '../../ui/json-tree.tsx'
import { Marked } from '../../ui/marked.tsx'
import type { MessageLine } from './message-lines.ts'

interface MessageRowProps {
  readonly line: MessageLine
  /** Unix time in ms that times are told from. */
  readonly since: number
  readonly sought: string
}

const longestPreview = 240

export function MessageRow({ line, since, sought }: MessageRowProps) {
  const [open, setOpen] = useState(false)
  const name = useId()
  const { message, title, text } = line
  const fromClient = message.from === 'client'
  const Arrow = fromClient ? ArrowRight : ArrowLeft
  return (
    <li className="message">
      <button
        type="button"
        className="message-row"
        aria-expanded={open}
        aria-controls={open ? name : undefined}
        onClick={() => setOpen(!open)}
      >
        <span className="message-fold" aria-hidden>
          {open ? '▾' : '▸'}
        </span>
        <time title={formatTimestamp(message.at)}>
          +{formatDuration(Math.max(0, message.at - since))}
        </time>
        <Arrow size={14} className={fromClient ? 'to-server' : 'to-client'} aria-hidden />
        <span className="unseen">{fromClient ? 'from the client' : 'from the server'}</span>
        <code className="message-title">{title}</code>
        <code className="message-preview dim">
          {text === null ? (
            'The result is large: load it on the tab Result.'
          ) : (
            <Marked text={visibleText(around(text, sought))} sought={sought} />
          )}
        </code>
        <span className="dim">{message.via === 'event' ? 'event' : 'body'}</span>
        <span className="message-size">{formatSize(message.bytes)}</span>
      </button>
      {open && (
        <div id={name} className="message-more">
          {message.eventId !== null && (
            <p className="dim">
              Event <code>{message.eventId}</code>
            </p>
          )}
          {text !== null && (
            <div className="message-text">
              <div>
                {line.value === undefined ? (
                  <pre>{visibleText(text)}</pre>
                ) : (
                  <JsonTree value={line.value} open />
                )}
              </div>
              <CopyButton text={text} what="the message" />
            </div>
          )}
        </div>
      )}
    </li>
  )
}

/** The part of a text that holds what was looked for. */
function around(text: string, sought: string): string {
  const found = sought === '' ? -1 : text.toLowerCase().indexOf(sought.toLowerCase())
  const from = found < 60 ? 0 : found - 40
  return `${from > 0 ? '…' : ''}${text.slice(from, from + longestPreview)}`
}
