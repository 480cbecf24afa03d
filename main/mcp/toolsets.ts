import { ToolError, type Toolset, toolsets } from './tool.ts'

/** What clients of mcp-for-splunk ask for to get its own tools; here those are all of them. */
const everything = ['all', 'splunk']

/**
 * The toolsets that X-MCP-Toolsets asks for, in their own order. Unknown names are dropped; all of
 * them where none is left.
 */
export function toolsetsNamed(header: string | null): readonly Toolset[] {
  if (header === null) return toolsets
  const names = new Set(
    header
      .toLowerCase()
      .split(',')
      .map((name) => name.trim())
  )
  if (everything.some((name) => names.has(name))) return toolsets
  const known = toolsets.filter((toolset) => names.has(toolset))
  return known.length === 0 ? toolsets : known
}

/** Throws `ToolError` for a thing of a toolset that X-MCP-Toolsets leaves out. */
export function assertEnabled(what: string, toolset: Toolset, header: string | null): void {
  if (toolsetsNamed(header).includes(toolset)) return
  throw new ToolError(
    'toolset_not_enabled',
    `${what} is not in an enabled toolset for this client.`,
    `It is in ${toolset}; the header X-MCP-Toolsets of this client asks for ${header ?? ''}. Add ${toolset} to it in the client's configuration, or leave the header out for all.`
  )
}
