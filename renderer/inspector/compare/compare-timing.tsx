import type { ToolCall } from '../../../preload/api.ts'
import { formatCount, formatDuration, formatSize } from '../../ui/format.ts'
import { phases, timeSpent, type Phase } from '../time-spent.ts'

interface CompareTimingProps {
  readonly before: ToolCall
  readonly after: ToolCall
}

const names: Readonly<Record<Phase, string>> = {
  waiting: 'Waited for a person',
  here: 'Here',
  queued: 'Queued in Splunk',
  ran: 'Ran in Splunk',
  fetching: 'Fetching results'
}

/** Where the time of each went, on one scale. */
export function CompareTiming({ before, after }: CompareTimingProps) {
  const sides = [before, after]
  const spent = sides.map(timeSpent)
  const most = Math.max(1, ...sides.map(({ ms }) => ms ?? 0))
  const lines: readonly (readonly [string, readonly (number | null)[], string])[] = [
    ['In all', sides.map(({ ms }) => ms), 'whole'],
    ...phases
      .filter((phase) => spent.some((one) => (one?.[phase] ?? 0) >= 0.5))
      .map((phase) => [names[phase], spent.map((one) => one?.[phase] ?? null), phase] as const)
  ]
  return (
    <div className="compare-timing">
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">Part</span>
            </th>
            <th scope="col">Left</th>
            <th scope="col">Right</th>
            <th scope="col" className="numeric">
              Difference
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(([name, values, phase]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {values.map((value, place) => (
                <td key={place}>
                  {value === null ? (
                    <span className="dim">still running</span>
                  ) : (
                    <>
                      <span className="timing-value">{formatDuration(value)}</span>
                      <span
                        className={`timing-bar time-mark ${phase}`}
                        style={{ width: `${(value / most) * 60}%` }}
                      />
                    </>
                  )}
                </td>
              ))}
              <td className="numeric">{difference(values)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">Answer</th>
            {sides.map(({ rows, bytes }, place) => (
              <td key={place}>
                {rows === null ? '' : `${formatCount(rows, 'row')}, `}
                {bytes === null ? 'none' : formatSize(bytes)}
              </td>
            ))}
            <td />
          </tr>
          <tr>
            <th scope="row">Requests to Splunk</th>
            {sides.map(({ splunkRequests }, place) => (
              <td key={place}>{formatCount(splunkRequests.length, 'request')}</td>
            ))}
            <td />
          </tr>
        </tbody>
      </table>
    </div>
  )
}

function difference([before, after]: readonly (number | null)[]): string {
  if (before == null || after == null) return ''
  const ms = after - before
  if (Math.abs(ms) < 1) return 'same'
  return `${ms > 0 ? '+' : '−'}${formatDuration(Math.abs(ms))}`
}
