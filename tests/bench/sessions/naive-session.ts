import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js'
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js'
import { z } from 'zod'
import { tools } from '../../../main/mcp/tools/index.ts'
import { initialize, rpc } from '../../support/raw-http.ts'

/** As the SDK's examples do it: for each session a server of its own, to which all tools are added. */
export function naiveServer(): McpServer {
  const server = new McpServer({ name: 'bench', version: '0.0.0' })
  for (const { name, title, description } of tools) {
    server.registerTool(
      name,
      {
        title,
        description,
        inputSchema: {
          query: z.string().min(1).describe('What to look for.'),
          earliest_time: z.string().default('-24h').describe('The begin of the time range.'),
          latest_time: z.string().default('now').describe('The end of the time range.'),
          count: z.number().int().min(1).max(1000).default(100).describe('At most so many.'),
          offset: z.number().int().min(0).default(0).describe('So many are left out before.')
        },
        outputSchema: { items: z.array(z.record(z.string(), z.unknown())), total: z.number() }
      },
      () => ({ content: [], structuredContent: { items: [], total: 0 } })
    )
  }
  return server
}

/** Opens a session in process and lists its tools. */
export async function naiveSession(): Promise<unknown> {
  const server = naiveServer()
  const [client, transport] = InMemoryTransport.createLinkedPair()
  await server.connect(transport)
  await ask(client, initialize(1))
  await client.send({ jsonrpc: '2.0', method: 'notifications/initialized' })
  await ask(client, rpc(2, 'tools/list'))
  return server
}

function ask(client: InMemoryTransport, request: object): Promise<void> {
  return new Promise((resolve) => {
    client.onmessage = () => resolve()
    void client.send(request as JSONRPCMessage)
  })
}
