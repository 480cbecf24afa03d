import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js'
import {
  JSONRPCMessageSchema,
  type Notification,
  type Request as RpcRequest,
  type RequestId,
  SUPPORTED_PROTOCOL_VERSIONS
} from '@modelcontextprotocol/sdk/types.js'
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv'
import type { ServerResponse } from 'node:http'
import { z } from 'zod'
import { EventStream } from './event-stream.ts'
import type { RequestRecording } from '../inspector/request-recording.ts'
import type { Session } from '../sessions/session.ts'
import type { Exchange } from './exchange.ts'
import { LegTransport } from './leg-transport.ts'
import type { Peer } from './peer.ts'
import { rejections } from './rejection.ts'
import type { Reply } from './reply.ts'
import { type Result, RpcError } from './rpc.ts'
import { instructions, serverInfo } from './server-info.ts'
import type { Surface } from './surface.ts'

export interface LegOptions {
  readonly surface: Surface
  readonly version: string
  /** The Mcp-Session-Id; null for one HTTP request alone, without a session of the protocol. */
  readonly sessionId: string | null
}

type Extra = RequestHandlerExtra<RpcRequest, Notification>

// Shared by all legs: a validator for each would cost more than the rest of a session.
const validator = new AjvJsonSchemaValidator()
const mostInBatch = 100
const anyResult = z.record(z.string(), z.unknown())

/**
 * The protocol up to revision 2025-11-25, by the MCP SDK: one SDK server for one session. Knows
 * nothing of tools; everything is answered by the `Surface`.
 */
export class SessionLeg {
  readonly #surface: Surface
  readonly #server: Server
  readonly #transport = new LegTransport()
  readonly #sessionId: string | null
  #connected: Promise<void> | undefined
  #initialized = false

  constructor({ surface, version, sessionId }: LegOptions) {
    this.#surface = surface
    this.#sessionId = sessionId
    this.#server = new Server(serverInfo(version), {
      capabilities: surface.capabilities,
      instructions,
      jsonSchemaValidator: validator
    })
    // The surface keeps log levels with the session, where they survive a restart.
    this.#server.removeRequestHandler('logging/setLevel')
    this.#server.fallbackRequestHandler = (request, extra) => this.#answer(request, extra)
  }

  /** Handles the parsed body of a POST, which may be a batch. Throws `Rejection`. */
  async post(body: unknown, exchange: Exchange, reply: Reply): Promise<void> {
    const messages = parsed(body)
    if (messages.some((message) => 'method' in message && message.method === 'initialize')) {
      if (this.#initialized || messages.length > 1) throw rejections.initializedBefore()
      this.#initialized = true
    } else assertVersion(exchange)
    await this.#connect()
    this.#transport.receive(messages, exchange, reply)
  }

  /** Opens the session's own event stream; one that it had before ends. Throws `Rejection`. */
  listen(
    exchange: Exchange,
    res: ServerResponse,
    recordedAs: (stream: EventStream) => RequestRecording
  ): void {
    assertVersion(exchange)
    const stream = new EventStream(res, this.#sessionId)
    this.#transport.listen(stream, recordedAs(stream))
  }

  /** Does the handshake again, with the params that the client of a remembered session sent then. */
  async replay(params: Session['initialize'], exchange: Exchange): Promise<void> {
    const initialize = { jsonrpc: '2.0', id: 'initialize', method: 'initialize', params }
    this.#initialized = true
    await this.#connect()
    await new Promise<void>((resolve) => {
      const answer = () => {
        resolve()
        return null
      }
      const reply = { send: () => null, answer, end: () => resolve() }
      this.#transport.receive([initialize], { ...exchange, recorded: null }, reply)
    })
    this.#transport.notice('notifications/initialized')
  }

  /** Ends a request whose client has cancelled it or gone away. */
  cancel(requestId: RequestId, reason: string): void {
    this.#transport.notice('notifications/cancelled', { requestId, reason })
    this.drop(requestId)
  }

  /** Ends the reply to a cancelled request, which the SDK never answers. */
  drop(requestId: RequestId): void {
    this.#transport.drop(requestId)
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

  #answer(request: RpcRequest, extra: Extra): Promise<Result> {
    const exchange = this.#transport.exchangeOf(extra.requestId)
    if (exchange === undefined)
      throw new RpcError(-32603, 'The request has no connection any more.')
    return this.#surface.answer(request.method, request.params, exchange, this.#peer(extra))
  }

  #peer(extra: Extra): Peer {
    return {
      recorded: this.#transport.recordedOf(extra.requestId),
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

function parsed(body: unknown) {
  const list: readonly unknown[] = Array.isArray(body) ? body : [body]
  if (list.length > mostInBatch) throw rejections.batchTooLarge(mostInBatch)
  const messages = list.map((one) => {
    const message = JSONRPCMessageSchema.safeParse(one)
    if (!message.success) throw rejections.brokenMessage()
    return message.data
  })
  const seen = new Set<RequestId>()
  for (const message of messages) {
    if (!('method' in message) || !('id' in message)) continue
    // The SDK would lose the way to stop the first of the two.
    if (seen.has(message.id)) throw rejections.inFlight(message.id)
    seen.add(message.id)
  }
  return messages
}

// Before 2025-06-18 clients sent no such header.
function assertVersion({ headers }: Exchange): void {
  const version = headers['mcp-protocol-version']
  if (version === undefined) return
  if (typeof version !== 'string' || !SUPPORTED_PROTOCOL_VERSIONS.includes(version)) {
    throw rejections.protocolVersion(String(version), SUPPORTED_PROTOCOL_VERSIONS)
  }
}
