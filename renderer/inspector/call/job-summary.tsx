import { ExternalLink } from 'lucide-react'
import type { ProfileView, ToolCall } from '../../../preload/api.ts'
import { CopyButton } from '../../ui/copy.tsx'
import { formatCount, formatDuration } from '../../ui/format.ts'
import { splunkWebLink } from './copies.ts'
import { splunkMeaning } from './error-meaning.ts'

type Job = ToolCall['jobs'][number]

interface JobSummaryProps {
  readonly call: ToolCall
  readonly job: Job
  readonly profile: ProfileView | undefined
  readonly whole: number
}

/** A search job: its states over the time of the call, its counts, and what it had to say. */
export function JobSummary({ call, job, profile, whole }: JobSummaryProps) {
  const last = job.states.at(-1)
  return (
    <section className="job" aria-label={`Search job ${job.sid}`}>
      <div className="job-head">
        <span className="dim">Search job</span> <code>{job.sid}</code>
        <CopyButton text={job.sid} what="the sid" />
        {last !== undefined && (
          <span>
            {formatCount(last.scanned, 'event')} scanned, {formatCount(last.events, 'event')}{' '}
            matched, {formatCount(last.results, 'result')}
            <span className="dim"> in {formatDuration(last.runMs)} of running</span>
          </span>
        )}
        <WebLink sid={job.sid} profile={profile} />
      </div>
      <JobStates call={call} job={job} whole={whole} />
      {job.messages.length > 0 && (
        <ul className="job-messages" aria-label="What Splunk said">
          {job.messages.map(({ type, text }, place) => {
            const [meaning] = splunkMeaning(text)
            return (
              <li key={place}>
                <span className={`job-message ${type.toLowerCase()}`}>{type}</span>
                <span>
                  {text}
                  {meaning !== undefined && (
                    <span className="dim">
                      {' '}
                      {meaning.means} {meaning.next}
                    </span>
                  )}
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

function WebLink({ sid, profile }: Pick<JobSummaryProps, 'profile'> & { readonly sid: string }) {
  const link = splunkWebLink(sid, profile)
  if (link === null) {
    return (
      <span className="job-web dim">
        {profile?.origin === 'demo'
          ? 'The demo Splunk has no Splunk Web.'
          : 'The profile is gone, so no link leads to Splunk Web.'}
      </span>
    )
  }
  return (
    <a
      className="job-web"
      href={link.url}
      target="_blank"
      rel="noopener noreferrer"
      title={`${link.url}\n${link.assumed}`}
    >
      Open in Splunk Web
      <ExternalLink size={12} aria-hidden />
    </a>
  )
}

function JobStates({ call, job, whole }: Omit<JobSummaryProps, 'profile'>) {
  const spans = stateSpans(call, job)
  if (spans.length === 0) return null
  return (
    <ol className="job-states" aria-label="States of the job">
      {spans.map(({ state, from, to }, place) => (
        <li
          key={place}
          className={`job-state ${state.toLowerCase()}`}
          style={{ left: `${(from / whole) * 100}%`, width: `${((to - from) / whole) * 100}%` }}
          title={`${state} from ${formatDuration(from)} for ${formatDuration(to - from)}`}
        >
          <span>{state.charAt(0) + state.slice(1).toLowerCase()}</span>
          <span className="unseen"> for {formatDuration(to - from)}</span>
        </li>
      ))}
    </ol>
  )
}

/** Equal states that follow each other are one. Times in ms since the start of the call. */
function stateSpans(call: ToolCall, { states }: Job) {
  const spans: { state: string; from: number; to: number }[] = []
  const end = call.startedAt + (call.ms ?? 0)
  for (const [place, { at, dispatchState: state }] of states.entries()) {
    const to = (states[place + 1]?.at ?? Math.max(at, end)) - call.startedAt
    const last = spans.at(-1)
    if (last?.state === state) last.to = to
    else spans.push({ state, from: at - call.startedAt, to })
  }
  return spans
}
