import type { ToolCall } from '../../preload/api.ts'
import { CopyButton } from '../ui/copy.tsx'
import { Empty } from '../ui/empty.tsx'
import { formatDuration, formatSize } from '../ui/format.ts'
import './splunk-requests.css'

/** The requests to splunkd that a call caused, on the call's own time line. */
export function SplunkRequests({ call }: { readonly call: ToolCall }) {
  const { splunkRequests: requests } = call
  if (requests.length === 0) {
    return (
      <Empty title="No request to Splunk">
        {call.status === 'refused'
          ? 'The call was refused before anything reached Splunk.'
          : 'The call was answered without asking Splunk.'}
      </Empty>
    )
  }
  const sids = [...new Set(requests.flatMap(({ sid }) => (sid === null ? [] : [sid])))]
  const end = Math.max(...requests.map(({ startedAt, ms }) => startedAt + ms))
  const whole = Math.max(call.ms ?? 0, end - call.startedAt, 1)
  return (
    <div className="splunk-requests">
      {sids.map((sid) => (
        <div key={sid} className="sid">
          <span className="dim">Search job</span> <code>{sid}</code>
          <CopyButton text={sid} what="the sid" />
        </div>
      ))}
      <table className="request-table">
        <thead>
          <tr>
            <th scope="col">Request</th>
            <th scope="col" className="numeric">
              Status
            </th>
            <th scope="col" className="numeric">
              Size
            </th>
            <th scope="col" className="numeric">
              Took
            </th>
            <th scope="col" className="request-time">
              From 0 to {formatDuration(whole)}
            </th>
          </tr>
        </thead>
        <tbody>
          {requests.map((request, place) => {
            const failed = request.error !== null || (request.status ?? 0) >= 400
            return (
              <tr key={place}>
                <td className="request-path" title={request.path}>
                  <code>
                    <span className="dim">{request.method}</span> {request.path}
                  </code>
                  {request.error !== null && <div className="request-error">{request.error}</div>}
                </td>
                <td className={failed ? 'numeric failed' : 'numeric'}>
                  {request.status ?? 'no answer'}
                </td>
                <td className="numeric">{formatSize(request.bytes)}</td>
                <td className="numeric">{formatDuration(request.ms)}</td>
                <td className="request-time">
                  <span
                    className={failed ? 'waterfall failed' : 'waterfall'}
                    style={{
                      marginLeft: `${((request.startedAt - call.startedAt) / whole) * 100}%`,
                      width: `${(request.ms / whole) * 100}%`
                    }}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
