import type { Fed } from './history/feed.ts'
import type { CallEntry } from './history/messages.ts'
import type { Trace } from './history/stored-row.ts'
import type { ToolCall, ToolCallRow } from './tool-call.ts'

/**
 * A call that runs, or that has not gone to the history yet. Its bodies are JSON text, redacted:
 * thousands of results as objects are what the garbage collector would spend its time on.
 */
export class LiveCall implements Fed {
  row: ToolCallRow
  readonly calledAs: string | null
  readonly arguments: string
  result: string | null = null
  trace: Trace
  /** Asks the call to stop. */
  readonly cancel: () => void
  #begun = false

  constructor(
    row: ToolCallRow,
    bodies: Pick<LiveCall, 'calledAs' | 'arguments' | 'trace' | 'cancel'>
  ) {
    this.row = row
    this.calledAs = bodies.calledAs
    this.arguments = bodies.arguments
    this.trace = bodies.trace
    this.cancel = bodies.cancel
  }

  get isEnded(): boolean {
    return this.row.ms !== null
  }

  get weight(): number {
    return this.isEnded ? this.arguments.length + (this.result?.length ?? 0) : 0
  }

  entry(withDetails: boolean): CallEntry {
    const phase = this.isEnded ? 'ended' : this.#begun ? 'changed' : 'begun'
    this.#begun = true
    const { row, calledAs, arguments: args, result } = this
    const hasDetails = withDetails && phase === 'ended' && row.kept
    return {
      kind: 'call',
      row: JSON.stringify(row),
      phase,
      kept: row.kept,
      details: hasDetails
        ? { calledAs, arguments: args, trace: JSON.stringify(this.trace), result }
        : null
    }
  }

  call(): ToolCall {
    const { row, calledAs, arguments: args, result, trace } = this
    return { ...row, calledAs, arguments: JSON.parse(args), result, ...trace }
  }
}
