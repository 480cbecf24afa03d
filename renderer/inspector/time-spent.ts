import type { ToolCall } from '../../preload/api.ts'

/** How long at least one request to Splunk was open, in ms: requests may overlap. */
export function splunkTime(requests: ToolCall['splunkRequests']): number {
  let total = 0
  let until = Number.NEGATIVE_INFINITY
  for (const { startedAt, ms } of [...requests].sort((a, b) => a.startedAt - b.startedAt)) {
    const end = startedAt + ms
    if (end > until) total += end - Math.max(startedAt, until)
    until = Math.max(until, end)
  }
  return total
}
