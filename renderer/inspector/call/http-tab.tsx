import type { ToolCall } from '../../../preload/api.ts'
import { CopyButton } from '../../ui/copy.tsx'
import { Empty } from '../../ui/empty.tsx'
import { formatDuration, formatSize, formatTimestamp } from '../../ui/format.ts'
import { Fact, Facts } from '../../ui/pane.tsx'
import './http-tab.css'

/** The HTTP request that brought the call, and its answer. */
export function HttpTab({ call }: { readonly call: ToolCall }) {
  const { exchange } = call
  if (exchange === null) {
    return (
      <Empty title="No HTTP request">
        {call.origin === 'analyst'
          ? 'You ran this call here, so none brought it.'
          : 'None was kept of this call.'}
      </Empty>
    )
  }
  const { method, path, status, startedAt, ms, protocolVersion } = exchange
  const streamed = (exchange.responseHeaders['content-type'] ?? '').includes('event-stream')
  return (
    <div className="http-tab">
      <p className="http-line">
        <code>
          <span className="dim">{method}</span> {path}
        </code>
        <span className={(status ?? 0) >= 400 ? 'failed' : undefined}>
          {status === null ? 'not answered' : `${status}`}
        </span>
        <span className="dim">
          {streamed ? 'answered as an event stream' : 'answered in one body'}
        </span>
      </p>
      <Facts dense>
        <Fact label="When">{formatTimestamp(startedAt)}</Fact>
        <Fact label="Took">{ms === null ? 'It is still open' : formatDuration(ms)}</Fact>
        <Fact label="MCP">{protocolVersion ?? 'The request named no version'}</Fact>
        <Fact label="Sizes">
          {formatSize(exchange.requestBytes)} sent, {formatSize(exchange.responseBytes)} answered
        </Fact>
      </Facts>
      <div className="http-headers">
        <Headers title="Request headers" headers={exchange.requestHeaders} />
        <Headers title="Response headers" headers={exchange.responseHeaders} />
      </div>
      <p className="dim">Secrets were removed before the headers were kept.</p>
    </div>
  )
}

interface HeadersProps {
  readonly title: string
  readonly headers: Readonly<Record<string, string>>
}

function Headers({ title, headers }: HeadersProps) {
  const all = Object.entries(headers)
  const text = all.map(([name, value]) => `${name}: ${value}`).join('\n')
  return (
    <section>
      <div className="http-headers-head">
        <h2 className="label">{title}</h2>
        <CopyButton text={text} what={`the ${title.toLowerCase()}`} />
      </div>
      {all.length === 0 && <p className="dim">None were kept.</p>}
      <dl>
        {all.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
