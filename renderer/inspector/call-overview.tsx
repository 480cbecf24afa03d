import type { ToolCall } from '../../preload/api.ts'
import { useSwitchboard } from '../state/hooks.ts'
import { Callout } from '../ui/callout.tsx'
import { formatCount, formatDuration, formatSize, formatTimestamp } from '../ui/format.ts'
import { Fact, Facts } from '../ui/pane.tsx'
import { ProfileName } from '../ui/profile-name.tsx'
import { Spl } from '../ui/spl.tsx'
import './call-overview.css'
import { splOf } from './record.ts'
import { whatHappened } from './what-happened.ts'
import { splunkTime } from './time-spent.ts'

export function CallOverview({ call }: { readonly call: ToolCall }) {
  const { route } = useSwitchboard()
  const spl = splOf(call)
  return (
    <div className="call-body">
      <p className="what-happened">{whatHappened(call)}</p>
      {spl !== null && (
        <p className="overview-spl">
          <Spl spl={spl} />
        </p>
      )}
      {call.error !== null && (
        <Callout kind="error" title={call.error}>
          {call.errorHint !== null && <p>{call.errorHint}</p>}
          {call.errorCode !== null && <code className="dim">{call.errorCode}</code>}
        </Callout>
      )}
      <TimeSpent call={call} />
      <Facts>
        <Fact label="Tool">
          {call.tool}
          {call.calledAs !== null && <span className="dim"> called as {call.calledAs}</span>}
        </Fact>
        <Fact label="Who">
          {call.client}
          {', session '}
          <button
            type="button"
            className="text-button"
            onClick={() => route.go('sessions', { id: call.sessionId })}
          >
            <code>{call.sessionId}</code>
          </button>
        </Fact>
        <Fact label="Where">
          {call.profile === null ? (
            'No Splunk'
          ) : (
            <>
              <ProfileName {...call.profile} /> <span className="dim">{call.profile.host}</span>
            </>
          )}
        </Fact>
        <Fact label="When">{formatTimestamp(call.startedAt)}</Fact>
        {call.bytes !== null && <Fact label="Answer">{formatSize(call.bytes)} as JSON</Fact>}
      </Facts>
    </div>
  )
}

function TimeSpent({ call }: { readonly call: ToolCall }) {
  if (call.ms === null || call.splunkRequests.length === 0) return null
  const there = Math.min(splunkTime(call.splunkRequests), call.ms)
  const here = call.ms - there
  const share = call.ms === 0 ? 0 : (there / call.ms) * 100
  return (
    <div className="time-spent">
      <div className="time-bar" aria-hidden>
        <span style={{ width: `${share}%` }} />
      </div>
      <span>
        {formatDuration(there)} in Splunk ({formatCount(call.splunkRequests.length, 'request')}),{' '}
        {formatDuration(here)} here
      </span>
    </div>
  )
}
