import type { ToolCall, ToolCallRow } from '../tool-call.ts'
import type { ExportRequest } from './contract.ts'

/** Which calls an export is of. */
export type Selection = Pick<ExportRequest, 'ids' | 'query'>

/** Where exports read from: the history. Calls that go meanwhile are left out. */
export interface CallSource {
  count(selection: Selection): Promise<number>
  /** Oldest first. */
  rows(selection: Selection): AsyncIterable<ToolCallRow>
  /** Oldest first, with their whole results whatever their size. */
  calls(selection: Selection): AsyncIterable<ToolCall>
}
