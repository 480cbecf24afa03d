import type { ToolCall } from '../../preload/api.ts'
import { formatCount, formatDuration } from '../ui/format.ts'

/** The call in one sentence. */
export function whatHappened(call: ToolCall): string {
  const where = call.profile === null ? '' : ` on ${call.profile.name}`
  const took = call.ms === null ? '' : formatDuration(call.ms)
  const rows = call.rows === null ? '' : ` and returned ${formatCount(call.rows, 'row')}`
  switch (call.status) {
    case 'running':
      return `${call.client} runs ${call.tool}${where}${call.progressText === null ? '' : `: ${call.progressText}`}.`
    case 'waiting':
      return `${call.client} called ${call.tool}, which waits until you choose a Splunk for its session.`
    case 'ok':
      return `${call.client} ran ${call.tool}${where}; it took ${took}${rows}.`
    case 'error':
      return `${call.client} called ${call.tool}${where}, which failed after ${took}.`
    case 'refused':
      return `${call.client} called ${call.tool}${where}, which was refused before anything reached Splunk.`
    case 'cancelled':
      return `${call.client} called ${call.tool}${where}, which was cancelled after ${took}.`
  }
}
