// The SDK with express, a server for each session; forked. Tells its port, and its memory when asked.
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createMcpExpressApp } from '@modelcontextprotocol/sdk/server/express.js'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import { z } from 'zod'
import { memory } from './memory.ts'
import { naiveServer } from './naive-session.ts'

type Request = IncomingMessage & { readonly body?: unknown }

interface Express {
  all(path: string, handler: (req: Request, res: ServerResponse) => Promise<void>): void
  listen(port: number, host: string, listening: () => void): Server
}

const sessions = new Map<string, StreamableHTTPServerTransport>()
// Its types want express's own, which nothing else here needs.
const app = z.custom<Express>().parse(createMcpExpressApp())
app.all('/mcp', async (req, res) => {
  const id = req.headers['mcp-session-id']
  const known = typeof id === 'string' ? sessions.get(id) : undefined
  if (known !== undefined) return known.handleRequest(req, res, req.body)
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: () => crypto.randomUUID(),
    onsessioninitialized: (session) => {
      sessions.set(session, transport)
    }
  })
  // The class declares optional members in a way that exactOptionalPropertyTypes refuses.
  await naiveServer().connect(
    z.custom<Parameters<ReturnType<typeof naiveServer>['connect']>[0]>().parse(transport)
  )
  await transport.handleRequest(req, res, req.body)
})
const server = app.listen(0, '127.0.0.1', () =>
  process.send?.({ port: (server.address() as AddressInfo).port })
)
process.on('message', () => {
  void memory().then((used) =>
    process.send?.({ ...used, tokens: [''], sessions: sessions.size, sockets: 0 })
  )
})
process.on('disconnect', () => process.exit(0))
