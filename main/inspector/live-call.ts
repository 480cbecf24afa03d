import type { Fed } from './history/feed.ts'
import type { CallEntry } from './history/messages.ts'
import type { CallRecording } from './recording.ts'

/** A call on its way to the history: told when it begins, now and then while it runs, and whole when it has ended. */
export class LiveCall implements Fed {
  readonly recording: CallRecording
  #begun = false

  constructor(recording: CallRecording) {
    this.recording = recording
  }

  get weight(): number {
    return this.recording.weight
  }

  entry(withDetails: boolean): CallEntry {
    const { row, isEnded, calledAs, arguments: args, result } = this.recording
    const phase = isEnded ? 'ended' : this.#begun ? 'changed' : 'begun'
    this.#begun = true
    const hasDetails = withDetails && phase === 'ended' && row.kept
    return {
      kind: 'call',
      row: JSON.stringify(row),
      phase,
      kept: row.kept,
      details: hasDetails
        ? { calledAs, arguments: args, trace: JSON.stringify(this.recording.trace()), result }
        : null
    }
  }
}
