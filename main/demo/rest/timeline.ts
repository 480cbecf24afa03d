import { preciseTime } from '../feed.ts'
import type { Job } from '../jobs/job.ts'

const spans = [1, 10, 60, 600, 3600, 86_400]
const shortest = 0.001

/**
 * search/jobs/{sid}/timeline: how many events lie in each of at most `status_buckets` spans. A job
 * without status_buckets has none.
 */
export function timelineOf(job: Job): object {
  const times = (job.result?.rows ?? [])
    .map(({ _time: time }) => (typeof time === 'string' ? Date.parse(time) / 1000 : Number.NaN))
    .filter((time) => !Number.isNaN(time))
  const eventCount = job.result?.rows.length ?? 0
  const buckets = job.order.statusBuckets > 0 ? bucketsOf(times, job.order.statusBuckets) : []
  return { cursor_time: 0, is_time_cursored: true, buckets, event_count: eventCount }
}

function bucketsOf(times: readonly number[], most: number): object[] {
  const first = times.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY)
  const last = times.reduce((latest, time) => Math.max(latest, time), Number.NEGATIVE_INFINITY)
  if (times.length === 0) return []
  const span =
    first === last
      ? shortest
      : (spans.find((seconds) => (last - first) / seconds < most) ?? 86_400 * 30)
  const start = span === shortest ? first : Math.floor(first / span) * span
  const counts = Array.from({ length: Math.floor((last - start) / span) + 1 }, () => 0)
  for (const time of times) {
    const at = Math.floor((time - start) / span)
    counts[at] = (counts[at] ?? 0) + 1
  }
  return counts.map((count, at) => ({
    total_count: count,
    available_count: count,
    is_finalized: true,
    duration: span,
    earliest_strftime: preciseTime((start + at * span) * 1000),
    earliest_time: start + at * span,
    // The server keeps its clock in UTC.
    earliest_time_offset: 0,
    latest_time_offset: 0
  }))
}
