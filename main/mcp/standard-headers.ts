import type { IncomingHttpHeaders } from 'node:http'

type Params = Readonly<Record<string, unknown>> | undefined

// What Mcp-Name repeats, by method.
const nameIn: Readonly<Record<string, string>> = {
  'tools/call': 'name',
  'prompts/get': 'name',
  'resources/read': 'uri'
}

/**
 * What is wrong with the headers by which proxies see what a request of revision 2026-07-28 is about;
 * null: they say the same as its body. That a header contradicts the body is found elsewhere, except for
 * Mcp-Name: https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http
 */
export function headerProblem(
  method: string,
  params: Params,
  headers: IncomingHttpHeaders
): string | null {
  if (headers['mcp-protocol-version'] === undefined) return missing('MCP-Protocol-Version')
  if (headers['mcp-method'] === undefined) return missing('Mcp-Method')
  const member = Object.hasOwn(nameIn, method) ? nameIn[method] : undefined
  const name = member === undefined ? undefined : params?.[member]
  if (typeof name !== 'string') return null
  const sent = headers['mcp-name']
  if (typeof sent !== 'string') return missing('Mcp-Name')
  if (decoded(sent) === name) return null
  return `The header Mcp-Name does not name what the body does, ${JSON.stringify(name.slice(0, 200))}.`
}

const missing = (header: string) =>
  `The header ${header} is missing, which every request of this protocol revision has.`

// Names that a header cannot hold as they are.
function decoded(value: string): string | undefined {
  const text = value.trim()
  const base64 = /^=\?base64\?(.*)\?=$/.exec(text)?.[1]
  if (base64 === undefined) return text
  const bytes = Buffer.from(base64, 'base64')
  return bytes.toString('base64') === base64 ? bytes.toString('utf8') : undefined
}
