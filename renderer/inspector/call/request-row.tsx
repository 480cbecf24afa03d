import { useId, useState } from 'react'
import type { ProfileView, ToolCall } from '../../../preload/api.ts'
import { useAppState } from '../../state/hooks.ts'
import { CopyButton } from '../../ui/copy.tsx'
import { visibleText } from '../../../main/inspector/visible-text.ts'
import { formatDuration, formatSize } from '../../ui/format.ts'
import { Fact, Facts } from '../../ui/pane.tsx'
import { splunkCommand } from './copies.ts'
import { splunkStatusMeaning } from './error-meaning.ts'
import { asCommand } from './shell.ts'

interface RequestRowProps {
  readonly call: ToolCall
  readonly request: ToolCall['splunkRequests'][number]
  readonly profile: ProfileView | undefined
  /** ms that the time line shows. */
  readonly whole: number
}

export function RequestRow({ call, request, profile, whole }: RequestRowProps) {
  const [open, setOpen] = useState(false)
  const name = useId()
  const { method, path, status, bytes, ms, startedAt } = request
  const failed = request.error !== null || (status ?? 0) >= 400
  // Nearly every path begins so; the whole one is in the detail.
  const [bare = '', query] = path.replace(/^\/services(?:NS\/-\/-)?\//, '').split('?')
  return (
    <>
      <div className="request-row" role="row">
        <span role="cell" className="request-path">
          <button
            type="button"
            aria-expanded={open}
            aria-controls={open ? name : undefined}
            onClick={() => setOpen(!open)}
          >
            <span className="request-fold" aria-hidden>
              {open ? '▾' : '▸'}
            </span>
            <code>
              <span className="dim">{method}</span> {bare}
              {query !== undefined && <span className="dim">?{query}</span>}
            </code>
          </button>
        </span>
        <span role="cell" className={failed ? 'numeric failed' : 'numeric'}>
          {status ?? 'none'}
        </span>
        <span role="cell" className="numeric">
          {formatSize(bytes)}
        </span>
        <span role="cell" className="numeric">
          {formatDuration(ms)}
        </span>
        <span role="cell" className="request-time">
          <span
            className={failed ? 'request-bar failed' : 'request-bar'}
            style={{
              marginLeft: `${((startedAt - call.startedAt) / whole) * 100}%`,
              width: `${(ms / whole) * 100}%`
            }}
            title={`From ${formatDuration(startedAt - call.startedAt)}`}
          />
        </span>
      </div>
      {open && (
        <div role="row">
          <div role="cell" id={name} className="request-more">
            <RequestFacts call={call} request={request} />
            <Commands call={call} request={request} profile={profile} />
          </div>
        </div>
      )}
    </>
  )
}

function RequestFacts({ call, request }: Pick<RequestRowProps, 'call' | 'request'>) {
  const form = request.body === null ? [] : [...new URLSearchParams(request.body)]
  const [meaning] = request.status === null ? [] : splunkStatusMeaning(request.status)
  return (
    <Facts>
      {request.error !== null && (
        <Fact label="Error">
          <span className="failed">{request.error}</span>
        </Fact>
      )}
      {meaning !== undefined && (
        <Fact label={`Status ${request.status ?? ''}`}>
          {meaning.means} {meaning.next}
        </Fact>
      )}
      <Fact label="Path">
        <code>{request.path}</code>
      </Fact>
      {form.map(([field, value], place) => (
        <Fact key={place} label={place === 0 ? 'Form' : ''}>
          <code>
            <span className="dim">{field}</span> {visibleText(value)}
          </code>
        </Fact>
      ))}
      {request.sid !== null && (
        <Fact label="Search job">
          <code>{request.sid}</code>
        </Fact>
      )}
      <Fact label="Began after">{formatDuration(request.startedAt - call.startedAt)}</Fact>
    </Facts>
  )
}

/** The request for a terminal; the secret is a placeholder. */
function Commands({
  call,
  request,
  profile
}: Pick<RequestRowProps, 'call' | 'request' | 'profile'>) {
  const windows = useAppState()?.platform === 'win32'
  const command = splunkCommand(call, request, profile)
  return (
    <p className="request-commands">
      <CopyButton
        text={asCommand(command, 'posix')}
        what="the request as curl; put the Splunk token in"
        title="Copy as curl"
      />
      {windows && (
        <CopyButton
          text={asCommand(command, 'powershell')}
          what="the request for PowerShell; put the Splunk token in"
          title="Copy as PowerShell"
        />
      )}
      {profile?.tls.kind === 'pin' && (
        <span className="dim">
          The profile pins the certificate; curl needs --cacert with it, or --insecure.
        </span>
      )}
    </p>
  )
}
