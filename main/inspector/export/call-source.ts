import type { ToolCall, ToolCallRow } from '../tool-call.ts'
import type { ExportRequest } from './contract.ts'

/** Which calls an export is of. */
export type Selection = Pick<ExportRequest, 'ids' | 'query'>

/** The calls of one export, the same however often they are read; those that go meanwhile are left out. */
export interface SelectedCalls {
  readonly count: number
  /** Oldest first. */
  rows(): AsyncIterable<ToolCallRow>
  /** Oldest first, with their whole results whatever their size. */
  calls(): AsyncIterable<ToolCall>
  close(): Promise<void>
}

/** Where exports read from: the history. */
export interface CallSource {
  open(selection: Selection): Promise<SelectedCalls>
}
