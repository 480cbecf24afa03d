import type { ToolCall } from '../tool-call.ts'
import type { Summary } from './summary.ts'

/** What an export tells of itself. */
export interface About {
  /** Name and version. */
  readonly program: string
  readonly version: string
  /** Unix time in ms. */
  readonly exportedAt: number
  readonly sanitised: boolean
  readonly summary: Summary
}

export interface Writer {
  readonly mediaType: string
  readonly extension: string
  /** Pieces of text; each at most a little more than one call. */
  write(calls: AsyncIterable<ToolCall>, about: About): AsyncIterable<string>
}
