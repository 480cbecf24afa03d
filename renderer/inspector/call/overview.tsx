import type { ToolCall } from '../../../preload/api.ts'
import { useSwitchboard } from '../../state/hooks.ts'
import { Callout } from '../../ui/callout.tsx'
import { formatCount, formatDuration, formatSize, formatTimestamp } from '../../ui/format.ts'
import { Fact, Facts } from '../../ui/pane.tsx'
import { ProfileName } from '../../ui/profile-name.tsx'
import { Spl } from '../../ui/spl.tsx'
import { splOf } from '../spl-argument.ts'
import { whatHappened } from '../what-happened.ts'
import { meaningsOf } from './error-meaning.ts'
import { NotKept } from './not-kept.tsx'
import './overview.css'
import { RemarkFields } from './remark-fields.tsx'
import { TimeBar } from './time-bar.tsx'

export function Overview({ call }: { readonly call: ToolCall }) {
  const spl = splOf(call)
  return (
    <div className="call-overview">
      <div className="overview-main">
        <p className="overview-sentence">{whatHappened(call)}</p>
        {!call.kept && <NotKept />}
        {call.error !== null && <WhatWentWrong call={call} />}
        {call.kept && <TimeBar call={call} />}
        <CallFacts call={call} />
        {call.error === null && <Meanings call={call} />}
        {spl !== null && (
          <p className="overview-spl">
            <Spl spl={spl} />
          </p>
        )}
      </div>
      {call.kept && <RemarkFields key={call.id} call={call} />}
    </div>
  )
}

function WhatWentWrong({ call }: { readonly call: ToolCall }) {
  return (
    <Callout kind="error" title={call.error ?? ''}>
      {call.errorHint !== null && <p>{call.errorHint}</p>}
      <Meanings call={call} />
      {call.errorCode !== null && <code className="dim">{call.errorCode}</code>}
    </Callout>
  )
}

/** What is known of errors and of Splunk's messages: what each means, and what to do. */
function Meanings({ call }: { readonly call: ToolCall }) {
  const isOwn = (said: string) => said === call.error || said === call.errorCode
  // Where the call's own error has a hint, both say it, and know more.
  const hinted = call.errorHint !== null
  const meanings = meaningsOf(call).filter(({ said }) => !hinted || !isOwn(said))
  if (meanings.length === 0) return null
  return (
    <ul className="meanings" aria-label="What this means">
      {meanings.map(({ said, means, next }) => (
        <li key={means}>
          {!isOwn(said) && <q className="dim">{said}</q>}
          <span>
            {means} <span className="meaning-next">{next}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

function CallFacts({ call }: { readonly call: ToolCall }) {
  const { route } = useSwitchboard()
  return (
    <Facts dense>
      <Fact label={call.kind === 'protocol' ? 'Method' : 'Tool'}>
        <code>{call.tool}</code>
        {call.calledAs !== null && <span className="dim"> called as {call.calledAs}</span>}
      </Fact>
      <Fact label="Who">
        {call.origin === 'analyst' ? 'You' : call.client}
        {', session '}
        <button
          type="button"
          className="text-button"
          onClick={() => route.go('sessions', { id: call.sessionId })}
        >
          <code>{call.sessionId}</code>
        </button>
      </Fact>
      {call.kind === 'call' && (
        <Fact label="Where">
          {call.profile === null ? (
            'No Splunk'
          ) : (
            <>
              <ProfileName {...call.profile} />{' '}
              <span className="dim one-piece">{call.profile.host}</span>
            </>
          )}
        </Fact>
      )}
      <Fact label="When">
        {formatTimestamp(call.startedAt)}{' '}
        {call.ms !== null && <span className="dim one-piece">for {formatDuration(call.ms)}</span>}
      </Fact>
      {call.bytes !== null && (
        <Fact label="Answer">
          {call.rows !== null && `${formatCount(call.rows, 'row')}, `}
          {formatSize(call.bytes)} as JSON
        </Fact>
      )}
    </Facts>
  )
}
