import type { ToolCall } from '../../../preload/api.ts'
import { useProfiles } from '../../state/hooks.ts'
import { Empty } from '../../ui/empty.tsx'
import { formatDuration } from '../../ui/format.ts'
import { JobSummary } from './job-summary.tsx'
import { RequestRow } from './request-row.tsx'
import './splunk-tab.css'

/** The requests to splunkd that a call caused, on the call's own time line, under its search jobs. */
export function SplunkTab({ call }: { readonly call: ToolCall }) {
  const profile = useProfiles()?.find(({ id }) => id === call.profile?.id)
  const { splunkRequests: requests } = call
  if (requests.length === 0 && call.jobs.length === 0) {
    return (
      <Empty title="No request to Splunk">
        {call.status === 'refused'
          ? 'The call was refused before anything reached Splunk.'
          : call.ms === null
            ? 'Nothing has been asked of Splunk so far.'
            : 'The call was answered without asking Splunk.'}
      </Empty>
    )
  }
  const ends = requests.map(({ startedAt, ms }) => startedAt + ms - call.startedAt)
  const states = call.jobs.flatMap((job) => job.states.map(({ at }) => at - call.startedAt))
  const whole = Math.max(call.ms ?? 0, 1, ...ends, ...states)
  return (
    <div className="splunk-tab">
      {call.jobs.map((job) => (
        <JobSummary key={job.sid} call={call} job={job} profile={profile} whole={whole} />
      ))}
      <div className="requests" role="table" aria-label="Requests to Splunk">
        <div className="request-head" role="row">
          <span role="columnheader">Request</span>
          <span role="columnheader" className="numeric">
            Status
          </span>
          <span role="columnheader" className="numeric">
            Size
          </span>
          <span role="columnheader" className="numeric">
            Took
          </span>
          <span role="columnheader" className="request-scale">
            <span>0</span>
            <span>{formatDuration(whole / 2)}</span>
            <span>{formatDuration(whole)}</span>
          </span>
        </div>
        {requests.map((request, place) => (
          <RequestRow key={place} call={call} request={request} profile={profile} whole={whole} />
        ))}
      </div>
    </div>
  )
}
