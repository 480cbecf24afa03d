import { ChevronDown, ChevronRight } from 'lucide-react'
import type { CallProfile, Mark } from '../../../preload/api.ts'
import { formatCount, formatNumber, formatTime, formatTimestamp, shortId } from '../../ui/format.ts'
import { ProfileName } from '../../ui/profile-name.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import './across-row.css'
import type { EndRow, GroupRow, ListRow } from './list-row.ts'
import { gapSize, gapTitles, markText } from '../mark.ts'

export type ShownProfile = Pick<CallProfile, 'name' | 'colour' | 'production'>

/** What stands across the columns: marks, heads of sessions, the end of the list; null for a call. */
export function acrossRow(
  row: ListRow,
  today: number,
  profileOf: (row: GroupRow) => ShownProfile | null,
  onToggle: (sessionId: string) => void
) {
  switch (row.kind) {
    case 'call':
    case 'protocol':
      return null
    case 'mark':
      return <MarkLine mark={row} today={today} />
    case 'group':
      return <GroupLine row={row} profile={profileOf(row)} onToggle={onToggle} />
    case 'end':
      return <EndLine removed={row.removed} today={today} />
    case 'gone':
      return <span className="dim">No longer kept</span>
  }
}

interface MarkLineProps {
  readonly mark: Mark
  readonly today: number
}

function MarkLine({ mark, today }: MarkLineProps) {
  return (
    <span className={`mark-line ${mark.what}`} title={markText(mark)}>
      <time dateTime={new Date(mark.at).toISOString()} title={formatTimestamp(mark.at)}>
        {formatTime(mark.at, today)}
      </time>
      {mark.what === 'moved' ? (
        <>
          <span>{mark.client}</span>
          <MarkProfile profile={mark.from} />
          <span aria-label="moved to">→</span>
          <MarkProfile profile={mark.to} />
          <span className="dim mark-reason">{mark.reason}</span>
          {mark.xSessionId !== null && <code>{mark.xSessionId}</code>}
        </>
      ) : (
        <>
          <span className="gap-title">{gapTitles[mark.what]}</span>
          <span>{gapSize(mark)}</span>
          <span className="dim mark-reason">{mark.reason}</span>
        </>
      )}
    </span>
  )
}

function MarkProfile({ profile }: { readonly profile: CallProfile | null }) {
  return profile === null ? (
    <span className="dim">no Splunk</span>
  ) : (
    <span title={profile.host}>
      <ProfileName {...profile} />
    </span>
  )
}

interface GroupLineProps {
  readonly row: GroupRow
  readonly profile: ShownProfile | null
  readonly onToggle: (sessionId: string) => void
}

function GroupLine({ row, profile, onToggle }: GroupLineProps) {
  const { group, collapsed } = row
  const Chevron = collapsed ? ChevronRight : ChevronDown
  return (
    <span className="group-line">
      <span className="group-toggle" aria-hidden onClick={() => onToggle(group.sessionId)}>
        <Chevron size={14} />
      </span>
      <b>{group.client}</b>
      {profile !== null && <ProfileName {...profile} />}
      <code className="dim" title={group.sessionId}>
        {shortId(group.sessionId)}
      </code>
      <span>{formatCount(group.count, 'call')}</span>
      {group.errors > 0 && (
        <span className="group-errors">{formatNumber(group.errors)} failed</span>
      )}
      <span className="dim">
        last <RelativeTime at={group.lastAt} />
      </span>
      <span className="unseen">{collapsed ? ', collapsed' : ', expanded'}</span>
    </span>
  )
}

function EndLine({ removed, today }: Pick<EndRow, 'removed'> & { readonly today: number }) {
  return (
    <span className="dim">
      {formatCount(removed.calls, 'older call')} from before {formatTime(removed.before, today)}{' '}
      went by age or size. How long calls are kept is in the settings.
    </span>
  )
}
