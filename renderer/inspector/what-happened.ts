import type { ToolCall } from '../../preload/api.ts'
import { formatCount, formatDuration } from '../ui/format.ts'

/** The call in one sentence. */
export function whatHappened(call: ToolCall): string {
  const who = call.origin === 'analyst' ? 'You' : call.client
  if (call.kind === 'protocol') return protocolHappened(call, who)
  const where = call.profile === null ? '' : ` on ${call.profile.name}`
  const took = call.ms === null ? '' : formatDuration(call.ms)
  const rows = call.rows === null ? '' : ` and returned ${formatCount(call.rows, 'row')}`
  switch (call.status) {
    case 'running':
      return `${who} ${who === 'You' ? 'run' : 'runs'} ${call.tool}${where}${call.progressText === null ? '' : `: ${call.progressText}`}.`
    case 'waiting':
      return `${who} called ${call.tool}, which waits for you to choose a Splunk.`
    case 'ok':
      return `${who} ran ${call.tool}${where}; it took ${took}${rows}.`
    case 'error':
      return `${who} called ${call.tool}${where}, which failed after ${took}.`
    case 'refused':
      return `${who} called ${call.tool}${where}, which was refused ${call.splunkRequests.some(({ method }) => method === 'POST') ? 'before it ran' : 'before anything ran in Splunk'}.`
    case 'cancelled':
      return `${who} called ${call.tool}${where}, which was cancelled after ${took}.`
  }
}

function protocolHappened({ tool, ms, status }: ToolCall, who: string): string {
  if (ms === null) return `${who} sent ${tool}, which has not been answered.`
  const how = status === 'ok' ? 'was answered in' : 'failed after'
  return `${who} sent ${tool}, which ${how} ${formatDuration(ms)}.`
}
