import type { ToolCall } from '../../preload/api.ts'

type Requests = ToolCall['splunkRequests']

/**
 * How long Splunk was at work for a call, in ms. A search job counts from its first request to its
 * last, because it runs between them; what overlaps counts once.
 */
export function splunkTime(requests: Requests): number {
  let total = 0
  let until = Number.NEGATIVE_INFINITY
  for (const { from, to } of spansOf(requests).sort((a, b) => a.from - b.from)) {
    if (to > until) total += to - Math.max(from, until)
    until = Math.max(until, to)
  }
  return total
}

function spansOf(requests: Requests) {
  const spans: { from: number; to: number }[] = []
  const jobs = new Map<string, { from: number; to: number }>()
  for (const { sid, startedAt: from, ms } of requests) {
    const to = from + ms
    const job = sid === null ? undefined : jobs.get(sid)
    if (job) {
      job.from = Math.min(job.from, from)
      job.to = Math.max(job.to, to)
      continue
    }
    const span = { from, to }
    spans.push(span)
    if (sid !== null) jobs.set(sid, span)
  }
  return spans
}
