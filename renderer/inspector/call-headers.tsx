import type { ToolCall } from '../../preload/api.ts'
import { CopyButton } from '../ui/copy.tsx'
import './call-headers.css'

export function CallHeaders({ call }: { readonly call: ToolCall }) {
  const headers = Object.entries(call.requestHeaders)
  const text = headers.map(([name, value]) => `${name}: ${value}`).join('\n')
  return (
    <div className="call-body">
      <div className="call-headers-head">
        <span className="dim">
          MCP {call.protocolVersion ?? 'without a version'}. Secrets were removed before the headers
          were kept.
        </span>
        <CopyButton text={text} what="the headers" />
      </div>
      <dl className="call-headers">
        {headers.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
