import type { Statistics } from '../../../preload/api.ts'
import { useSwitchboard } from '../../state/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { formatCount, formatNumber } from '../../ui/format.ts'
import { RelativeTime } from '../../ui/time.tsx'
import { adviceOn } from './rejection-advice.ts'
import './rejections.css'

const names = { clients: 'Clients', settings: 'Settings', sessions: 'Sessions' } as const

/** Requests that no session took, a line for each reason. */
export function Rejections({ rejections }: Pick<Statistics, 'rejections'>) {
  const { route } = useSwitchboard()
  if (rejections.length === 0) return null
  const total = rejections.reduce((sum, { count }) => sum + count, 0)
  return (
    <section className="overview-part rejections" aria-label="Rejected requests">
      <h2 className="overview-title">
        Rejected before they reached a session{' '}
        <span className="dim">· {formatCount(total, 'request')}</span>
      </h2>
      <table>
        <colgroup>
          <col className="rejection-count" />
          <col className="rejection-status" />
          <col />
          <col className="rejection-last" />
          <col className="rejection-place" />
        </colgroup>
        <thead className="unseen">
          <tr>
            <th scope="col">Count</th>
            <th scope="col">Status</th>
            <th scope="col">Reason and what to do</th>
            <th scope="col">Last</th>
            <th scope="col">Place</th>
          </tr>
        </thead>
        <tbody>
          {rejections.map(({ reason, status, count, lastAt }) => {
            const { text, place } = adviceOn(status, reason)
            return (
              <tr key={`${status} ${reason}`}>
                <td className="numeric">{formatNumber(count)}</td>
                <td className="numeric dim">{status}</td>
                <td className="rejection-reason" title={reason}>
                  {text} <span className="dim">{reason}</span>
                </td>
                <td className="dim">
                  <RelativeTime at={lastAt} />
                </td>
                <td className="rejection-act">
                  {place !== null && (
                    <Button kind="quiet" onPress={() => route.go(place)}>
                      Open {names[place]}
                    </Button>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
