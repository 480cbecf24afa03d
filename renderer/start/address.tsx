import type { EndpointState } from '../../preload/api.ts'
import { CopyButton } from '../ui/copy.tsx'
import './address.css'

/** Where assistants reach this program. What to do when they cannot stands in the bar above. */
export function Address({ endpoint }: { readonly endpoint: EndpointState }) {
  if (endpoint.kind !== 'listening') {
    return (
      <div className="address">
        <span className="dim">Assistants cannot reach Splunk now.</span>
      </div>
    )
  }
  return (
    <div className="address">
      <span className="dim">Assistants reach Splunk at</span>
      <code>{endpoint.url}</code>
      <CopyButton text={endpoint.url} what="the address" />
    </div>
  )
}
