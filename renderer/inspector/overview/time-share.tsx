import type { Statistics } from '../../../preload/api.ts'
import { formatDuration } from '../../ui/format.ts'
import './time-share.css'

/** Where the time of all calls went. */
export function TimeShare({ splunkMs, ownMs }: Pick<Statistics, 'splunkMs' | 'ownMs'>) {
  const total = Math.max(splunkMs + ownMs, 1)
  const percent = Math.round((splunkMs / total) * 100)
  return (
    <section className="overview-part" aria-label="Where the time went">
      <h2 className="overview-title">Where the time went</h2>
      <div className="time-share" aria-hidden>
        <span style={{ width: `${(splunkMs / total) * 100}%` }} />
      </div>
      <p className="time-share-words">
        <span>
          {formatDuration(splunkMs)} in Splunk, {percent} %
        </span>
        <span className="dim">{formatDuration(ownMs)} elsewhere</span>
      </p>
    </section>
  )
}
