import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js'
import type {
  JSONRPCMessage,
  Notification,
  Request as RpcRequest,
  RequestId
} from '@modelcontextprotocol/sdk/types.js'
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv'
import { z } from 'zod'
import type { Exchange } from './exchange.ts'
import { legRequest } from './leg-request.ts'
import { messagesIn } from './leg-response.ts'
import { idsOf } from './messages.ts'
import type { Peer } from './peer.ts'
import { type Result, RpcError } from './rpc.ts'
import type { Surface } from './surface.ts'

export interface LegOptions {
  readonly surface: Surface
  readonly version: string
  /** The Mcp-Session-Id; null for one HTTP request alone, without a session of the protocol. */
  readonly sessionId: string | null
  /** Answer in one JSON body instead of an event stream; only for a leg without a session. */
  readonly json: boolean
}

type Extra = RequestHandlerExtra<RpcRequest, Notification>

// Shared by all legs: a validator for each would cost more than the rest of a session.
const validator = new AjvJsonSchemaValidator()
const anyResult = z.record(z.string(), z.unknown())
const instructions =
  'Searches and reads the Splunk that the analyst has chosen for this session. Start with list_indexes and list_sourcetypes, then search. Every answer says in _meta which Splunk it came from.'

/**
 * The protocol up to revision 2025-11-25, by the MCP SDK: one SDK server and transport for one
 * session. Knows nothing of tools; everything is answered by the `Surface`.
 */
export class SessionLeg {
  readonly #surface: Surface
  readonly #server: Server
  readonly #transport: WebStandardStreamableHTTPServerTransport
  readonly #sessionId: string | null
  /** The HTTP request that each JSON-RPC request in flight came with. */
  readonly #exchanges = new Map<RequestId, Exchange>()
  #connected: Promise<void> | undefined

  constructor({ surface, version, sessionId, json }: LegOptions) {
    this.#surface = surface
    this.#sessionId = sessionId
    this.#transport = new WebStandardStreamableHTTPServerTransport({
      ...(sessionId === null ? {} : { sessionIdGenerator: () => sessionId }),
      enableJsonResponse: json
    })
    this.#server = new Server(
      { name: 'switchboard-for-splunk', title: 'Switchboard for Splunk', version },
      { capabilities: surface.capabilities, instructions, jsonSchemaValidator: validator }
    )
    // The surface keeps log levels with the session, where they survive a restart.
    this.#server.removeRequestHandler('logging/setLevel')
    this.#server.fallbackRequestHandler = (request, extra) => this.#answer(request, extra)
  }

  /** Handles a POST, GET or DELETE of this session. `body` is the parsed body of a POST. */
  async handle(method: string, exchange: Exchange, body: unknown): Promise<Response> {
    await this.#connect()
    if (method === 'GET') this.#transport.closeStandaloneSSEStream()
    const ids = idsOf(body)
    for (const id of ids) this.#exchanges.set(id, exchange)
    const response = await this.#transport.handleRequest(
      legRequest(method, exchange.headers, this.#sessionId),
      { parsedBody: body }
    )
    if (!response.ok) this.release(ids)
    return response
  }

  /**
   * Opens the session with the `initialize` params of its client, as if the client had sent them
   * now, and gives the answer. For a session that was remembered, and for clients that take JSON only.
   */
  async initialize(params: unknown, exchange: Exchange): Promise<unknown> {
    const response = await this.handle('POST', openingExchange(exchange), {
      jsonrpc: '2.0',
      id: 'initialize',
      method: 'initialize',
      params
    })
    const [answer] = await messagesIn(response)
    this.release(['initialize'])
    return answer
  }

  /** Tells the SDK that the client is ready, as its own notification would. */
  async initialized(exchange: Exchange): Promise<void> {
    await this.handle('POST', openingExchange(exchange), {
      jsonrpc: '2.0',
      method: 'notifications/initialized'
    })
  }

  /** Forgets the HTTP request of what has been answered; the SDK answers some requests by itself. */
  release(ids: readonly RequestId[]): void {
    for (const id of ids) this.#exchanges.delete(id)
  }

  /** Ends a request whose client has cancelled it or gone away. */
  cancel(requestId: RequestId, reason: string): void {
    const message: JSONRPCMessage = {
      jsonrpc: '2.0',
      method: 'notifications/cancelled',
      params: { requestId, reason }
    }
    this.#transport.onmessage?.(message)
    this.closeStream(requestId)
  }

  /** Ends the event stream of a cancelled request, which the SDK would leave open for ever. */
  closeStream(requestId: RequestId): void {
    this.#transport.closeSSEStream(requestId)
  }

  /** Sends a notification on the session's own event stream; nobody hears it where there is none. */
  async notify(method: string, params: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await this.#server.notification({ method, params: { ...params } })
  }

  /** Ends everything that is open; running calls are aborted. */
  async close(): Promise<void> {
    await this.#server.close()
  }

  #connect(): Promise<void> {
    this.#connected ??= this.#server.connect(this.#transport)
    return this.#connected
  }

  async #answer(request: RpcRequest, extra: Extra): Promise<Result> {
    const exchange = this.#exchanges.get(extra.requestId)
    if (exchange === undefined)
      throw new RpcError(-32603, 'The request has no connection any more.')
    try {
      return await this.#surface.answer(request.method, request.params, exchange, this.#peer(extra))
    } finally {
      this.#exchanges.delete(extra.requestId)
    }
  }

  #peer(extra: Extra): Peer {
    return {
      signal: extra.signal,
      progressToken: extra._meta?.progressToken,
      notify: (method, params) => extra.sendNotification({ method, params: { ...params } }),
      ask: (method, params) =>
        this.#sessionId === null
          ? Promise.reject(new Error('This client has no session on which it could be asked.'))
          : extra.sendRequest({ method, params: { ...params } }, anyResult, { timeout: 600_000 })
    }
  }
}

// What the client sent with a later request says nothing about how its handshake went.
function openingExchange(exchange: Exchange): Exchange {
  const headers = { ...exchange.headers }
  delete headers['mcp-protocol-version']
  return { ...exchange, headers }
}
