import type { ToolCall } from '../../../preload/api.ts'
import { formatDuration } from '../../ui/format.ts'
import { inWholeMs, phases, timeSpent, type Phase } from '../time-spent.ts'
import './time-bar.css'

const names: Readonly<Record<Phase, string>> = {
  waiting: 'waited for a person',
  here: 'here',
  queued: 'queued in Splunk',
  ran: 'ran in Splunk',
  fetching: 'fetching results'
}

/** Where the time of a call went: one bar, and the same in words. */
export function TimeBar({ call }: { readonly call: ToolCall }) {
  const spent = timeSpent(call)
  if (spent === null || call.ms === null) return null
  const inMs = inWholeMs(spent)
  const shown = phases.filter((phase) => inMs[phase] > 0)
  // Less than one in all would leave the bar's end empty.
  const whole = shown.reduce((sum, phase) => sum + spent[phase], 0)
  return (
    <div className="time-spent">
      <div className="time-bar" aria-hidden>
        {shown.map((phase) => (
          <span key={phase} className={phase} style={{ flexGrow: spent[phase] / whole }} />
        ))}
      </div>
      <ul className="time-words" aria-label={`${formatDuration(call.ms)} in all`}>
        {shown.map((phase) => (
          <li key={phase}>
            <span className={`time-mark ${phase}`} aria-hidden />
            {formatDuration(inMs[phase])} {names[phase]}
          </li>
        ))}
      </ul>
    </div>
  )
}
