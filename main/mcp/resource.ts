/** Contents of a resource as MCP's schema has them: `uri`, `mimeType`, and `text` or `blob`. */
export type ResourceContents = Readonly<Record<string, unknown>> & { readonly uri: string }

/** A resource as plain data and one function. `uriTemplate` (RFC 6570) where it stands for many. */
export interface Resource {
  readonly name: string
  readonly title?: string
  readonly description: string
  readonly mimeType?: string
  readonly uri?: string
  readonly uriTemplate?: string
  /** Whether `read` answers for this URI. */
  matches(uri: string): boolean
  read(uri: string): Promise<readonly ResourceContents[]>
}
