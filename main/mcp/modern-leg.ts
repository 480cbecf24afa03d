import {
  createRequestStateCodec,
  type JSONRPCMessage,
  PerRequestHTTPServerTransport,
  type Request as RpcRequest,
  Server,
  type ServerContext
} from '@modelcontextprotocol/server'
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/server/validators/ajv'
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { RequestRecording } from '../inspector/request-recording.ts'
import { type ModernRequest, modernRevision } from './which-leg.ts'
import type { Exchange } from './exchange.ts'
import type { Peer } from './peer.ts'
import { InputRequired, Questions, type Rounds, roundsSchema } from './questions.ts'
import type { Reply } from './reply.ts'
import { type Result, RpcError } from './rpc.ts'
import { instructions, serverInfo } from './server-info.ts'
import type { Surface } from './surface.ts'

/** A request that is being answered. */
export interface Answering {
  /** Aborts it, and tells its client the reason. Does nothing once it is answered. */
  stop(reason: string): void
}

const hour = 3_600_000
// What a client sees depends on its token and headers, except where it is the same for everybody. The
// lists are the program's own, but the analyst can change at any time which tools a client may use.
const cacheHints = {
  'server/discover': { ttlMs: hour, cacheScope: 'public' },
  'prompts/list': { ttlMs: hour, cacheScope: 'public' },
  'resources/list': { ttlMs: hour, cacheScope: 'private' },
  'resources/templates/list': { ttlMs: hour, cacheScope: 'private' },
  'tools/list': { ttlMs: 60_000, cacheScope: 'private' },
  'resources/read': { ttlMs: 0, cacheScope: 'private' }
} as const

// The only methods whose results can be questions.
const asking = new Set(['tools/call', 'prompts/get', 'resources/read'])
// Shared by all requests: a validator for each would cost more than the rest of it.
const validator = new AjvJsonSchemaValidator()
const invalidParams = -32602
// The user may need a while to answer.
const answersWithin = 3600
const noRounds: Rounds = { asked: {}, answers: {} }
const stateSchema = z.object({ call: z.string(), rounds: roundsSchema })

interface Running {
  readonly exchange: Exchange
  readonly recorded: RequestRecording | null
  readonly stopping: AbortController
}

/**
 * Protocol revision 2026-07-28, by the MCP SDK: one SDK server for one request. Knows nothing of
 * tools; everything is answered by the `Surface`.
 */
export class ModernLeg {
  readonly #surface: Surface
  readonly #version: string
  // The answers of earlier rounds pass through the client, which must not be able to change them.
  readonly #states = createRequestStateCodec<z.infer<typeof stateSchema>>({
    key: randomBytes(32),
    ttlSeconds: answersWithin
  })

  constructor(surface: Surface, version: string) {
    this.#surface = surface
    this.#version = version
  }

  answer(request: ModernRequest, exchange: Exchange, reply: Reply): Answering {
    const { id, method, params } = request
    const stopping = new AbortController()
    const recorded = exchange.recorded?.begin({ jsonrpc: '2.0', id, method, params }, true) ?? null
    const carrier = new Carrier(reply, recorded)
    const server = new Server(serverInfo(this.#version), {
      capabilities: this.#surface.capabilities,
      instructions,
      supportedProtocolVersions: [modernRevision],
      jsonSchemaValidator: validator,
      cacheHints: { 'server/discover': cacheHints['server/discover'] }
    })
    // Written where it is assigned, V8 would keep it, and the call with it, until the next full collection.
    const handler: Server['fallbackRequestHandler'] = (rpc, context) =>
      this.#result(request, rpc, context, { exchange, recorded, stopping })
    server.fallbackRequestHandler = handler
    void server.connect(carrier).then(() => carrier.receive({ jsonrpc: '2.0', id, method, params }))
    return {
      stop(reason) {
        stopping.abort(new Error(reason))
        void carrier.send({ jsonrpc: '2.0', id, error: { code: -32000, message: reason } })
      }
    }
  }

  async #result(
    { method, params, envelope }: ModernRequest,
    rpc: RpcRequest,
    context: ServerContext,
    { exchange, recorded, stopping }: Running
  ): Promise<Result> {
    const call = callOf(method, params, exchange)
    const { inputResponses = {}, _meta, notify } = context.mcpReq
    const questions = new Questions(
      envelope,
      await this.#roundsIn(call, context),
      inputResponses as Rounds['answers'],
      (reason) => stopping.abort(reason)
    )
    const peer: Peer = {
      recorded,
      signal: stopping.signal,
      progressToken: _meta?.progressToken,
      notify: (name, about) => notify({ method: name, params: { ...about } }),
      ask: (name, about, key) =>
        asking.has(method)
          ? questions.ask(name, about, key)
          : Promise.reject(new Error(`The client cannot be asked during ${method}.`))
    }
    try {
      const result = await this.#surface.answer(method, rpc.params, exchange, peer)
      return { ...result, ...hintsFor(method) }
    } catch (error) {
      if (!(error instanceof InputRequired)) throw error
      const requestState = await this.#states.mint({ call, rounds: questions.rounds() })
      return { resultType: 'input_required', inputRequests: error.requests, requestState }
    }
  }

  async #roundsIn(call: string, context: ServerContext): Promise<Rounds> {
    const state = context.mcpReq.requestState()
    if (state === undefined) return noRounds
    try {
      if (typeof state !== 'string') throw new TypeError('not a string')
      const known = stateSchema.parse(await this.#states.verify(state, context))
      if (known.call !== call) throw new Error('of another call')
      return known.rounds
    } catch (cause) {
      throw new RpcError(
        invalidParams,
        'The requestState is not of this call, or too old. Call again without it.',
        { reason: cause instanceof Error ? cause.message : 'invalid' }
      )
    }
  }
}

/**
 * Carries one request to the SDK's server and its messages to the HTTP answer. The SDK's own way makes
 * a web request, a web response and a stream of each; it is a subclass because the server takes the
 * revision from this class alone.
 */
class Carrier extends PerRequestHTTPServerTransport {
  readonly #reply: Reply
  readonly #recorded: RequestRecording | null
  #answered = false

  constructor(reply: Reply, recorded: RequestRecording | null) {
    super({ classification: { era: 'modern', revision: modernRevision } })
    this.#reply = reply
    this.#recorded = recorded
  }

  receive(message: JSONRPCMessage): void {
    this.onmessage?.(message, { classification: { era: 'modern', revision: modernRevision } })
  }

  override send(message: JSONRPCMessage): Promise<void> {
    if (this.#answered) return Promise.resolve()
    if ('method' in message) {
      this.#recorded?.server(message, this.#reply.send(message))
      return Promise.resolve()
    }
    this.#answered = true
    this.#recorded?.answeredBy(message, this.#reply.answer(message, true))
    return this.close()
  }
}

const hintsFor = (method: string): Result =>
  Object.entries(cacheHints).find(([name]) => name === method)?.[1] ?? {}

/** The same for each round of a call, and for no other call. */
function callOf(method: string, params: ModernRequest['params'], { client }: Exchange): string {
  const { name, uri, arguments: args } = params
  return createHash('sha256')
    .update(JSON.stringify([client?.id, method, name, uri, args]))
    .digest('base64url')
}
