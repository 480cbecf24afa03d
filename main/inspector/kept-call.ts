import { z } from 'zod'
import type { RecordedSplunkRequest, ToolCall, ToolCallRow } from './tool-call.ts'

/**
 * A call as it is kept. Its bodies are JSON text, redacted: thousands of results as objects are what
 * the garbage collector would spend its time on, while nobody looks at most of them.
 */
export interface KeptCall {
  row: ToolCallRow
  /** Null once it has ended. */
  cancel: (() => void) | null
  readonly calledAs: string | null
  readonly protocolVersion: string | null
  readonly requestHeaders: string
  readonly arguments: string
  result: string
  errorCode: string | null
  errorHint: string | null
  splunkRequests: readonly RecordedSplunkRequest[]
}

const headersSchema = z.record(z.string(), z.string())

export function toolCallOf(kept: KeptCall): ToolCall {
  const { row, calledAs, protocolVersion, errorCode, errorHint, splunkRequests } = kept
  return {
    ...row,
    calledAs,
    protocolVersion,
    requestHeaders: headersSchema.parse(JSON.parse(kept.requestHeaders)),
    arguments: JSON.parse(kept.arguments),
    result: JSON.parse(kept.result),
    errorCode,
    errorHint,
    splunkRequests
  }
}
