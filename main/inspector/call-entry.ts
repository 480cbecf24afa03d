import type { CallEntry } from './history/messages.ts'
import type { Trace } from './history/stored-row.ts'
import type { ToolCallRow } from './tool-call.ts'

interface Told {
  readonly row: ToolCallRow
  readonly calledAs: string | null
  readonly arguments: string
  readonly result: string | null
  trace(): Trace
}

/** A call as it goes to the history: whole once it has ended, its row alone before. */
export function callEntry(call: Told, phase: CallEntry['phase'], withDetails: boolean): CallEntry {
  const { row } = call
  const details =
    withDetails && phase === 'ended' && row.kept
      ? {
          calledAs: call.calledAs,
          arguments: call.arguments,
          trace: JSON.stringify(call.trace()),
          result: call.result
        }
      : null
  return { kind: 'call', row: JSON.stringify(row), phase, kept: row.kept, details }
}
