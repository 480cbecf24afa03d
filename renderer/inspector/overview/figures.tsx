import type { Statistics } from '../../../preload/api.ts'
import { formatDuration, formatNumber, formatSize } from '../../ui/format.ts'
import './figures.css'

/** The numbers of the calls, in a line. */
export function Figures({ statistics }: { readonly statistics: Statistics }) {
  const { calls, errors, refused, cancelled, rows, bytes, p50, p95 } = statistics
  const share = (count: number) => (calls === 0 ? '' : `${Math.round((count / calls) * 100)} %`)
  const figures: readonly (readonly [name: string, value: string, beside: string, bad: boolean])[] =
    [
      ['Calls', formatNumber(calls), '', false],
      ['Errors', formatNumber(errors), share(errors), errors > 0],
      ['Refused', formatNumber(refused), share(refused), refused > 0],
      ['Cancelled', formatNumber(cancelled), '', false],
      ['p50', formatDuration(p50), '', false],
      ['p95', formatDuration(p95), '', false],
      ['Rows', formatNumber(rows), '', false],
      ['Results', formatSize(bytes), '', false]
    ]
  return (
    <dl className="figures">
      {figures.map(([name, value, beside, bad]) => (
        <div key={name} className={bad ? 'figure bad' : 'figure'}>
          <dt>{name}</dt>
          <dd>
            {value} <span>{beside}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
