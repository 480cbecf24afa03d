import type { ToolCall } from './tool-call.ts'

/** The method and params of the JSON-RPC request that a row is of. */
export function rpcRequestOf({ kind, tool, arguments: args }: ToolCall): {
  readonly method: string
  readonly params: unknown
} {
  // Reading a resource is a call too, with its method for a name; no name of a tool has a slash:
  // https://modelcontextprotocol.io/specification/2025-11-25/server/tools#tool-names
  return kind === 'call' && !tool.includes('/')
    ? { method: 'tools/call', params: { name: tool, arguments: args } }
    : { method: tool, params: args }
}
