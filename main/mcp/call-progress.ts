import type { Recording } from '../inspector/recording.ts'
import type { Peer } from './peer.ts'
import type { ToolContext } from './tool.ts'

/** Tells the progress of one call to its record, and to its client where that asked for it. */
export function callProgress(peer: Peer, recording: Recording): ToolContext['progress'] {
  let told = -1
  return (done, total, message) => {
    const share = total === null || total === 0 ? null : Math.min(done / total, 1)
    recording.progress(share, message)
    if (peer.progressToken === undefined) return
    // MCP wants each value to be larger than the one before; a wait brings nothing forward.
    told = done > told ? done : told + 0.001
    const notice = { progressToken: peer.progressToken, progress: told, message }
    // A client that has gone away is told nothing more; its call is cancelled elsewhere.
    void peer
      .notify('notifications/progress', total === null ? notice : { ...notice, total })
      .catch(() => undefined)
  }
}
