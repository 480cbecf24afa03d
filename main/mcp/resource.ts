import type { Completions } from './completion.ts'
import type { ToolContext, Toolset } from './tool.ts'

/** Contents of a resource as MCP's schema has them: `uri`, `mimeType`, and `text` or `blob`. */
export type ResourceContents = Readonly<Record<string, unknown>> & { readonly uri: string }

/** A resource as plain data and functions. `uriTemplate` (RFC 6570) where it stands for many. */
export interface Resource {
  readonly name: string
  readonly title?: string
  readonly description: string
  readonly mimeType?: string
  readonly uri?: string
  readonly uriTemplate?: string
  /** Left out: every client sees it. */
  readonly toolset?: Toolset
  /** For the variables of its template. */
  readonly completions?: Completions
  /** Whether `read` answers for this URI. */
  matches(uri: string): boolean
  /** Throws what the client is told instead. */
  read(uri: string, context: ToolContext): Promise<readonly ResourceContents[]>
}
