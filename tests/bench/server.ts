// A server under measurement in a process of its own, forked: node server.ts ours|sdk|echo. Tells its
// port and the token that its requests need, and at any message the CPU time that it has used.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createMcpExpressApp } from '@modelcontextprotocol/sdk/server/express.js'
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js'
import { z } from 'zod'
import { startOurApp } from './our-app.ts'

interface Express {
  post(path: string, handler: (req: IncomingMessage, res: ServerResponse) => Promise<void>): void
  listen(port: number, host: string, listening: () => void): Server
}

const ready = (port: number, token = '') => process.send?.({ port, token })

async function ours(): Promise<void> {
  const { port, token } = await startOurApp()
  ready(port, token)
}

function sdk(): void {
  const sessions = new Map<string, StreamableHTTPServerTransport>()
  // Its types want express's own, which nothing else here needs.
  const app = z.custom<Express>().parse(createMcpExpressApp())
  const answer = async (
    req: IncomingMessage & { readonly body?: unknown },
    res: ServerResponse
  ) => {
    const id = req.headers['mcp-session-id']
    const known = typeof id === 'string' ? sessions.get(id) : undefined
    if (known !== undefined) {
      await known.handleRequest(req, res, req.body)
      return
    }
    if (!isInitializeRequest(req.body)) {
      res.writeHead(404).end()
      return
    }
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => crypto.randomUUID(),
      onsessioninitialized: (session) => {
        sessions.set(session, transport)
      }
    })
    const server = new McpServer({ name: 'bench', version: '0.0.0' })
    server.registerTool(
      'echo',
      { inputSchema: { text: z.string() }, outputSchema: { text: z.string() } },
      ({ text }) => ({ content: [{ type: 'text', text }], structuredContent: { text } })
    )
    // The class declares optional members in a way that exactOptionalPropertyTypes refuses.
    await server.connect(transport)
    await transport.handleRequest(req, res, req.body)
  }
  app.post('/mcp', answer)
  const server = app.listen(0, '127.0.0.1', () => ready((server.address() as AddressInfo).port))
}

function bare(): void {
  const server = createServer((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
      res.setHeader('content-type', 'application/json')
      res.setHeader('mcp-session-id', 'bare')
      res.end(JSON.stringify(body))
    })
  }).listen(0, '127.0.0.1', () => ready((server.address() as AddressInfo).port))
}

process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ cpuMicroseconds: user + system })
})
const kind = process.argv[2]
if (kind === 'ours') await ours()
else if (kind === 'sdk') sdk()
else bare()
